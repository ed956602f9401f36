import { Router } from 'express';
import { perMinute } from '../pages/limits';
import { type CampaignPictures, PICTURE_ID, PUBLIC_PATH, pictureType } from './pictures';

/** The pictures of approved campaigns, as platforms and the chat page fetch them. What a name stands for never changes. */
export function createPictureRoutes(pictures: Pick<CampaignPictures, 'readPublished'>): Router {
  const router = Router();
  router.get(`${PUBLIC_PATH}/:id`, perMinute(600), async ({ params }, response, next) => {
    const id = String(params.id);
    const bytes = PICTURE_ID.test(id) ? await pictures.readPublished(id) : undefined;
    if (!bytes) next();
    else response.set('Cache-Control', 'public, max-age=31536000, immutable').type(pictureType(id)).send(bytes);
  });
  return router;
}
