import { readFileSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import { z } from 'zod';
import type { Library } from '../../bot/replies/library';
import type { Reader } from '../../bot/understanding/reader';
import { readingPolicy } from '../http/security-headers';
import { isPublic } from './articles';
import { perMinute } from './limits';
import { type Shelf, articlePage, gonePage, shelvesPage } from './reading-pages';
import type { ShareCards } from './share-cards';
import { READING } from './texts';

interface Parts {
  library: Library;
  cards: ShareCards;
  read: Reader;
  /** Where the built pages lie: their style is `page/doc.css` below it. */
  dist: string;
  publicUrl: string;
}

/** The article that says what is kept, who reads it, and how it is removed. */
const PRIVACY = 'privacy-what-we-keep';
const MOST_FOUND = 8;
const asked = z.object({ q: z.string().trim().max(300).default('') });
const anArticle = z.object({ id: z.string().regex(/^[a-z0-9-]{1,80}$/) });
/** A page may be shown from a cache for so long (s): texts are mended rarely, and soon seen. */
const FRESH = 'public, max-age=300';

/** The knowledge as pages for everybody: `/kien-thuc`, `/bai/<id>` and its picture. Nothing that is asked there is kept. */
export function createReadingRoutes({ library, cards, read, dist, publicUrl }: Parts): Router {
  const router = Router();
  const style = readFileSync(path.join(dist, 'page/doc.css'), 'utf8');
  const shelves = () => shelvesOf(library);

  router.use(['/kien-thuc', '/bai'], readingPolicy);
  router.get('/doc.css', (_, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(style);
  });
  router.get('/kien-thuc', perMinute(600), (request, response) => {
    const { q } = asked.catch({ q: '' }).parse(request.query);
    if (!q) response.set('Cache-Control', FRESH).send(shelvesPage(shelves()));
    else response.set('Cache-Control', 'no-store').send(search(q));
  });
  router.post(
    '/kien-thuc',
    perMinute(600),
    express.urlencoded({ extended: false, limit: '8kb' }),
    (request, response) => {
      const { q } = asked.catch({ q: '' }).parse(request.body ?? {});
      response.set('Cache-Control', 'no-store').send(q ? search(q) : shelvesPage(shelves()));
    },
  );
  router.get('/bai/:id.png', perMinute(300), (request, response, next) => {
    const shared = sharedOf(request.params);
    if (!shared) next();
    else response.set('Cache-Control', FRESH).type('png').send(shared.png());
  });
  router.get('/quyen-rieng-tu', perMinute(600), (_, response, next) => {
    const shared = cards.of(PRIVACY);
    if (!shared) next();
    else
      response
        .set('Cache-Control', FRESH)
        .send(articlePage(shared.article, { url: `${publicUrl}/quyen-rieng-tu`, image: shared.picture }));
  });
  router.get('/bai/:id', perMinute(600), (request, response) => {
    const shared = sharedOf(request.params);
    if (!shared) {
      response.status(404).set('Cache-Control', 'no-store').send(gonePage(shelves()));
      return;
    }
    response.set('Cache-Control', FRESH).send(articlePage(shared.article, { url: shared.page, image: shared.picture }));
  });

  function search(query: string): string {
    const found = library.search(query).filter(isPublic).slice(0, MOST_FOUND);
    return shelvesPage(found.length ? [] : shelves(), { query, found, urgent: read(query).urgency === 'emergency' });
  }

  function sharedOf(params: unknown) {
    const parsed = anArticle.safeParse(params);
    return parsed.success ? cards.of(parsed.data.id) : undefined;
  }
  return router;
}

function shelvesOf(library: Library): Shelf[] {
  return Object.keys(READING.groups).map((group) => ({
    group,
    articles: library.articles().filter((article) => article.group === group && isPublic(article)),
  }));
}
