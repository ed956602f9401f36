import type { Address, ConversationStore } from '../store/contract/conversations';
import type { MediaKey, MediaStore } from '../store/contract/media';
import { mediaKindOf } from './attachments';
import { contentTypeOf } from './content-type';
import type { KeepMedia } from './keep';
import { MediaError } from './media-error';
import { mediaIdOf } from './media-id';

/** What people upload to us instead of to a platform, for channels that take files themselves. */
export interface Uploads {
  /**
   * Keeps the `n`th file of a message that is about to be taken. Gives its media type by its content, or undefined when it
   * is not kept: staff then see why.
   */
  keep(upload: { address: Address; messageId: string; n: number; bytes: Buffer }): Promise<string | undefined>;
  /** What is kept of a conversation under a name; undefined when there is nothing. */
  read(conversationId: string, mediaId: string): Promise<{ contentType: string; bytes: Buffer } | undefined>;
}

interface UploadPorts {
  media: MediaStore;
  conversations: Pick<ConversationStore, 'idOf'>;
  keep: KeepMedia;
  now: () => number;
}

/** Makes the door for uploads. They are on disk before their message is, so a message that was taken has its files. */
export function createUploads({ media, conversations, keep, now }: UploadPorts): Uploads {
  return {
    async keep({ address, messageId, n, bytes }) {
      const key: MediaKey = { conversationId: conversations.idOf(address), id: mediaIdOf(messageId, n) };
      const known = await media.read(key);
      if (known) return known.contentType;
      const kind = mediaKindOf(contentTypeOf(bytes) ?? '') ?? 'file';
      await media.add({ ...key, messageId, kind, at: now() }, null);
      try {
        const { contentType } = await keep(key, bytes, now());
        return contentType;
      } catch (error) {
        if (!(error instanceof MediaError)) throw error;
        await media.fail(key, error.code);
        return undefined;
      }
    },
    read: (conversationId, id) => media.read({ conversationId, id }),
  };
}
