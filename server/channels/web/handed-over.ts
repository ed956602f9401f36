import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { Router } from 'express';
import { z } from 'zod';
import { escaped } from '../../drawing/drawing';

/** As much as a message may hold is far less; a longer text is shown whole, and the page says what is too much. */
const MOST_BYTES = '1mb';

const handed = z.object({ text: z.string().max(200_000) });

/**
 * The chat page with a text in its field, handed over by another page of ours: in a form, so that it stands in no address and no
 * history. Nothing goes out until its reader sends it. From other sites nothing is taken: they get the page as it is.
 *
 * @param dist Where the built pages lie: `page/` below it.
 */
export function createHandedOver(dist: string): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: MOST_BYTES, parameterLimit: 5 });
  router.post('/', form, async (request, response) => {
    const parsed = handed.safeParse(request.body);
    // Browsers that do not say so cannot be told from another site's trap: they get an empty field.
    const isOurs = request.get('sec-fetch-site') === 'same-origin';
    const html = await readFile(path.join(dist, 'page', 'index.html'), 'utf8');
    const text = parsed.success && isOurs ? escaped(parsed.data.text) : '';
    // A browser drops the first line break of a field.
    const filled = html.replace('</textarea>', () => `\n${text}</textarea>`);
    response.set('Cache-Control', 'no-store').type('html').send(filled);
  });
  return router;
}
