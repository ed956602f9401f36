import type { InboxItem } from '../store/contract/conversations';
import type { MediaStore } from '../store/contract/media';
import { mediaIn } from './attachments';

/** Notes what came with a message, to be fetched beside the turn. Called again after a crash: notes nothing twice. */
export type NoteMedia = (conversationId: string, item: InboxItem) => Promise<void>;

interface NotePorts {
  media: Pick<MediaStore, 'add'>;
  /** Says that there is something to fetch. */
  wake: () => void;
  now: () => number;
}

/** Makes the noter; what was uploaded to us is here already. */
export function createNoteMedia({ media, wake, now }: NotePorts): NoteMedia {
  return async (conversationId, { id: messageId, from, receivedAt: at, activity }) => {
    if (from !== 'user' || activity.type !== 'message') return;
    const fetched = mediaIn(messageId, activity).filter(({ url }) => url !== undefined);
    for (const one of fetched) await media.add({ conversationId, messageId, at, ...one }, now());
    if (fetched.length) wake();
  };
}
