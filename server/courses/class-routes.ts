import { Router } from 'express';
import { z } from 'zod';
import { renderPng } from '../drawing/drawing';
import { toSvg } from '../kit/sheet';
import { qrShapes } from '../kit/qr';
import { readingPolicy } from '../http/security-headers';
import { perMinute } from '../pages/limits';
import { pageOf } from '../pages/shell';
import { type ChatLinks, joinPage, trainerPage } from './class-pages';
import type { Classes } from './classes';
import { CLASS } from './texts';

interface Parts {
  classes: Classes;
  publicUrl: string;
  links: ChatLinks;
}

const CODE = /^[a-z][0-9a-z]{6}$/i;
const aClass = z.object({ code: z.string().regex(CODE), key: z.string().max(40).optional() });
const QR_PIXELS = 720;

/** `/lop/<code>` for those who learn, its QR code, and the trainer's page behind the class's own key. */
export function createClassRoutes({ classes, publicUrl, links }: Parts): Router {
  const router = Router();
  router.use('/lop', readingPolicy, perMinute(300));
  router.get('/lop/:code', async (request, response, next) => {
    const found = await foundBy(request.params);
    if (!found) {
      next();
      return;
    }
    const { learning, course } = found;
    response.set('Cache-Control', 'no-store').send(joinPage({ code: learning.code, course, links }));
  });
  router.get('/lop/:code/ma.png', async (request, response, next) => {
    const found = await foundBy(request.params);
    if (!found) {
      next();
      return;
    }
    const sheet = {
      width: 60,
      height: 60,
      shapes: qrShapes(`${publicUrl}/lop/${found.learning.code}`, { x: 0, y: 0, size: 60 }),
    };
    response
      .set('Cache-Control', 'public, max-age=86400')
      .type('png')
      .send(renderPng(toSvg(sheet), QR_PIXELS));
  });
  router.get('/lop/:code/xem/:key', async (request, response, next) => {
    const { data } = aClass.safeParse(request.params);
    const view = data && (await classes.view(data.code, data.key ?? ''));
    if (!view) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-store').send(trainerPage(view));
  });
  router.use('/lop', (_, response) => {
    response.status(404).send(pageOf({ body: `<p class="note">${CLASS.gone}</p>` }));
  });

  async function foundBy(params: unknown) {
    const { data } = aClass.safeParse(params);
    return data && classes.find(data.code);
  }
  return router;
}
