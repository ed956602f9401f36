import type { Response } from 'express';
import { UPLOAD_BYTES } from '../../campaigns/limits';
import { PICTURE_TYPES } from '../../campaigns/picture';
import { type CampaignPictures, PICTURE_ID, pictureType } from '../../campaigns/pictures';
import { MediaError } from '../../media/media-error';
import { serveMedia } from '../../media/serve';
import { Download, type Operation, staff } from './operation';
import { broughtPictureSchema, campaignCardsQuerySchema, campaignCardsSchema } from './outreach-schemas';
import { Problem } from './problem';
import { BROUGHT_PICTURES, DETAILS } from './texts';

export interface CampaignPicturePorts {
  pictures: Pick<CampaignPictures, 'keep' | 'read'>;
  /** The articles that have a card; with a question, those that answer it, the best first. */
  cards: (question: string) => { id: string; title: string }[];
}

/** A picture is looked at, not saved. */
class ShownPicture extends Download {
  override send(response: Response): void {
    serveMedia(response, { name: this.name, contentType: this.type, bytes: this.body as Buffer });
  }
}

/** What goes with a campaign: an article's card, or a picture of its own. */
export function campaignPictureOperations({ pictures, cards }: CampaignPicturePorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/campaigns/cards',
      summary: 'The articles whose card may go with a campaign; with q, those that answer it',
      access: 'content',
      query: campaignCardsQuerySchema,
      status: 200,
      answer: campaignCardsSchema,
      handle: ({ query: { q } }) => Promise.resolve({ items: cards(q) }),
    }),
    staff({
      method: 'post',
      path: '/campaigns/pictures',
      summary:
        'Bring a picture for a campaign: the body is the file. It is redrawn, and public once a campaign with it is approved',
      access: 'content',
      audit: 'campaign.picture',
      upload: { types: PICTURE_TYPES, limit: UPLOAD_BYTES, refusals: BROUGHT_PICTURES },
      status: 201,
      answer: broughtPictureSchema,
      handle: async ({ request, note }) => {
        const { id, bytes } = await redrawn(pictures, request.body);
        note({ target: `picture/${id}` });
        return { id, bytes: bytes.length, address: `/api/campaigns/pictures/${id}` };
      },
    }),
    staff({
      method: 'get',
      path: '/campaigns/pictures/:id',
      summary: 'A picture of a campaign, also before it is public',
      access: 'content',
      status: 200,
      handle: async ({ request: { params } }) => {
        const id = String(params.id);
        const bytes = PICTURE_ID.test(id) ? await pictures.read(id) : undefined;
        if (!bytes) throw new Problem(404, DETAILS.unknownMedia);
        return new ShownPicture(id, pictureType(id), bytes);
      },
    }),
  ];
}

async function redrawn(pictures: Pick<CampaignPictures, 'keep'>, brought: unknown) {
  try {
    return await pictures.keep(Buffer.isBuffer(brought) ? brought : Buffer.alloc(0));
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    if (error.code === 'TOO_LARGE') throw new Problem(413, BROUGHT_PICTURES.tooManyPixels);
    throw error.code === 'TYPE' ? new Problem(415, BROUGHT_PICTURES.type) : new Problem(400, BROUGHT_PICTURES.broken);
  }
}
