import type { LogEntry } from '../../store/contract/conversations';
import type { FileUrl } from './addresses';
import { keptId } from './files';
import { NAMES } from './texts';

type Attachment = NonNullable<LogEntry['activity']['attachments']>[number];

/** What a client is handed in one go: activities in order, and the place to go on from. */
export interface ActivitySet {
  activities: object[];
  watermark: string;
}

/** The id of an activity as clients see it: the same in the answer to its post and in every activity set. */
export const activityId = (conversationId: string, entryId: string): string => `${conversationId}|${entryId}`;

/** The activity set for entries that come after place `after`; `conversationId` is Direct Line's. */
export function activitySetOf(
  conversationId: string,
  entries: readonly LogEntry[],
  after: number,
  fileUrl: FileUrl,
): ActivitySet {
  return {
    activities: entries.filter(isShown).map((entry) => activityOf(conversationId, entry, fileUrl)),
    watermark: String(entries.at(-1)?.seq ?? after),
  };
}

/** Says that an answer is being written; it stands nowhere in the conversation. */
export function typingSet(conversationId: string, place: number): ActivitySet {
  const from = { id: 'staff', name: NAMES.staff, role: 'bot' };
  const activity = { type: 'typing', channelId: 'directline', conversation: { id: conversationId }, from };
  return { activities: [activity], watermark: String(place) };
}

/** What staff wrote stands twice in a conversation, as it came in and as it goes out: people see the second one. */
function isShown({ from, state, activity }: LogEntry): boolean {
  if (activity.type !== 'message' || from === 'system') return false;
  // What was given up was not said: nobody reads it later.
  if (from !== 'user' && state === 'failed') return false;
  return from !== 'staff' || (state !== 'unread' && state !== 'received');
}

function activityOf(conversationId: string, entry: LogEntry, fileUrl: FileUrl): object {
  const { text = '', suggestedActions, attachments, replyToId } = entry.activity;
  return {
    type: 'message',
    id: activityId(conversationId, entry.id),
    timestamp: new Date(entry.at).toISOString(),
    channelId: 'directline',
    conversation: { id: conversationId },
    ...senderOf(entry),
    text,
    ...(replyToId !== undefined && { replyToId: activityId(conversationId, replyToId) }),
    ...(suggestedActions && { suggestedActions }),
    ...(attachments && { attachments: attachments.map((one) => shownAttachment(one, fileUrl)) }),
  };
}

/** A file of the person's own is where only they can have it. */
function shownAttachment(attachment: Attachment, fileUrl: FileUrl): object {
  const id = keptId(attachment);
  return id === undefined ? attachment : { contentType: attachment.contentType, contentUrl: fileUrl(id) };
}

function senderOf({ from, activity }: LogEntry): object {
  if (from === 'bot') return { from: { id: 'hai-dang', name: NAMES.bot, role: 'bot' }, ...harmlessMark(activity) };
  if (from === 'staff') return { from: { id: 'staff', name: NAMES.staff, role: 'bot' }, channelData: { staff: true } };
  const value: unknown = activity.value;
  const channelData: unknown = activity.channelData;
  return {
    from: { id: activity.from?.id ?? 'user', role: 'user' },
    ...(typeof value === 'string' && { value }),
    ...(channelData !== undefined && { channelData }),
  };
}

/** The chat page takes everything that stood before such a message from sight. */
function harmlessMark({ channelData }: LogEntry['activity']): object {
  return (channelData as { harmless?: unknown } | undefined)?.harmless === true
    ? { channelData: { harmless: true } }
    : {};
}
