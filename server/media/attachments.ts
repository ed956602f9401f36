import type { Activity } from '../channels/activity';
import type { MediaKind } from '../store/contract/media';
import { mediaIdOf } from './media-id';

const KINDS: readonly MediaKind[] = ['image', 'audio', 'video'];
/** Stickers, places and links say all in themselves. */
const NO_MEDIA = /^(application\/vnd\.haidang\.|text\/html)/;

/** What a media type is for people; undefined when there is nothing in such an attachment to be kept. */
export function mediaKindOf(type: string): MediaKind | undefined {
  if (NO_MEDIA.test(type)) return undefined;
  return KINDS.find((kind) => type.startsWith(`${kind}/`)) ?? 'file';
}

/** What came with a message that may be kept: its name, what it is, and where it is to be fetched when it is not ours yet. */
export function mediaIn(messageId: string, activity: Activity): { id: string; kind: MediaKind; url?: string }[] {
  return (activity.attachments ?? []).flatMap((attachment, n) => {
    const kind = mediaKindOf(attachment.contentType);
    const url = attachment.contentUrl;
    return kind ? [{ id: mediaIdOf(messageId, n), kind, ...(url && { url }) }] : [];
  });
}
