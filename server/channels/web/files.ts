import { z } from 'zod';
import type { Uploads } from '../../media/uploads';
import { mediaIdOf } from '../../media/media-id';
import type { Activity } from '../activity';
import { addressOf } from './addresses';
import type { Uploaded } from './upload';

type Attachment = NonNullable<Activity['attachments']>[number];

const kept = z.object({ mediaId: z.string() });

/** The name under which a file of an attachment is kept; undefined when it is not. */
export const keptId = ({ content }: Attachment): string | undefined => kept.safeParse(content).data?.mediaId;

/** Keeps the files of an upload, and gives what stands for them in the message. */
export async function keepFiles(
  uploads: Uploads,
  conversationId: string,
  { said, files }: Uploaded,
): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  for (const [n, { contentType: given, bytes }] of files.entries()) {
    const upload = { address: addressOf(conversationId), messageId: said.id, n, bytes };
    const contentType = await uploads.keep(upload);
    attachments.push(
      contentType === undefined ? { contentType: given } : { contentType, content: { mediaId: mediaIdOf(said.id, n) } },
    );
  }
  return attachments;
}
