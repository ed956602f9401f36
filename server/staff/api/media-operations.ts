import type { Response } from 'express';
import { CaseUnknown } from '../../cases/editor';
import { preview } from '../../media/clean';
import { extensionOf } from '../../media/content-type';
import { type ServedMedia, serveMedia } from '../../media/serve';
import type { Store } from '../../store/store';
import { Download, type Operation, staff } from './operation';
import { Problem } from './problem';
import { DETAILS } from './texts';

interface MediaPorts {
  store: Pick<Store, 'cases' | 'media'>;
}

/** What somebody has sent: it leaves as a file does, once the log says who has taken it. */
class SentFile extends Download {
  constructor(private readonly file: ServedMedia) {
    super(file.name, file.contentType, file.bytes);
  }

  override send(response: Response): void {
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    serveMedia(response, this.file);
  }
}

/** Pictures and files of a case. Only opening one is written into the log: the preview shows nothing. */
export function mediaOperations({ store }: MediaPorts): Operation[] {
  const read = async (caseId: string, mediaId: string) => {
    const found = await store.cases.get(caseId);
    if (!found) throw new CaseUnknown(`there is no case ${caseId}`);
    const kept = await store.media.read({ conversationId: found.conversationId, id: mediaId });
    if (!kept) throw new Problem(404, DETAILS.unknownMedia);
    return { ...kept, name: `${found.code}-${mediaId.slice(0, 6)}.${extensionOf(kept.contentType)}` };
  };
  return [
    staff({
      method: 'get',
      path: '/cases/:id/media/:mediaId',
      summary: 'A picture or file that the person has sent',
      access: 'cases',
      audit: 'media.read',
      status: 200,
      handle: async ({ request: { params }, note }) => {
        const mediaId = String(params.mediaId);
        note({ target: String(params.id), detail: mediaId });
        return new SentFile(await read(String(params.id), mediaId));
      },
    }),
    staff({
      method: 'get',
      path: '/cases/:id/media/:mediaId/preview',
      summary: 'The colours of a picture, without what it shows',
      access: 'cases',
      status: 200,
      handle: async ({ request: { params } }) => {
        const { name, contentType, bytes } = await read(String(params.id), String(params.mediaId));
        if (!contentType.startsWith('image/')) throw new Problem(404, DETAILS.unknownMedia);
        return new SentFile({ name, ...(await preview(bytes)) });
      },
    }),
  ];
}
