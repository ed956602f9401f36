import type { OutboxItem } from '../../store/contract/conversations';

/** Begins the metadata of what we send, by which its echo is told from what staff write in the Page's inbox. */
const OURS = 'haidang';
const MARK = new RegExp(`^${OURS}:(?:bot|staff):(.+)$`);

/** The metadata of a reply's messages (reference: channels.md, A3, `metadata`). */
export const markOf = (reply: Pick<OutboxItem, 'from' | 'id'>): string => `${OURS}:${reply.from}:${reply.id}`;

/** The reply of ours that an echo tells of; undefined when it is not ours. */
export const replyIdIn = (metadata: string | null | undefined): string | undefined => MARK.exec(metadata ?? '')?.[1];
