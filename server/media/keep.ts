import type { MediaKey, MediaStore } from '../store/contract/media';
import { type CleanMedia, clean } from './clean';
import { MediaError } from './media-error';
import { FairSlots, SlotsFull } from '../fair-slots';

/** Above so many bytes nothing is taken: what Messenger lets people send (reference: channels.md, A3). */
export const MOST_BYTES = 25 * 1024 * 1024;
/** So much is kept of one conversation; nobody in need sends more, and a disk is soon full. */
const MOST_OF_ONE = { count: 300, bytes: 500 * 1024 * 1024 };
/** Pictures that are redrawn at once: each takes a core, and up to 200 MB. */
const REDRAWN_AT_ONCE = 1;
const WAITING = { all: 300, ofOne: 40 };

/**
 * Looks at what was sent, cleans it and keeps it; raises {@link MediaError} when it is not kept. A picture is taken once more
 * from `showAt` on (epoch ms; null: it is not).
 */
export type KeepMedia = (key: MediaKey, bytes: Buffer, showAt: number | null) => Promise<CleanMedia>;

/**
 * Makes the one door through which bytes come into the store.
 * @param hasRoom whether there is more room on the disk than the words of a bad day need
 */
export function createKeepMedia(media: Pick<MediaStore, 'of' | 'keep'>, hasRoom: () => boolean): KeepMedia {
  const slots = new FairSlots(REDRAWN_AT_ONCE, WAITING);
  return async (key, bytes, showAt) => {
    if (bytes.length > MOST_BYTES) throw new MediaError('TOO_LARGE');
    if (!hasRoom()) throw new MediaError('NO_ROOM');
    await checkRoom(media, key);
    const kept = await slots
      .run(key.conversationId, () => clean(bytes))
      .catch((error: unknown) => {
        throw error instanceof SlotsFull ? new MediaError('BUSY') : error;
      });
    await media.keep(key, kept, kept.contentType.startsWith('image/') ? showAt : null);
    return kept;
  };
}

async function checkRoom(media: Pick<MediaStore, 'of'>, { conversationId }: MediaKey): Promise<void> {
  const kept = (await media.of(conversationId)).filter(({ state }) => state === 'kept');
  const size = kept.reduce((sum, one) => sum + (one.size ?? 0), 0);
  if (kept.length >= MOST_OF_ONE.count || size >= MOST_OF_ONE.bytes) throw new MediaError('TOO_MANY');
}
