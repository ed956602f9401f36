import type { Choice } from '../../../bot/replies/reply';
import { type Activity, choicesOf } from '../../channels/activity';
import type { LogEntry } from '../../store/records';
import type { ConversationStore } from '../../store/store';
import type { TranscriptEntry } from './schemas';
import { deedText, isSpoken } from './deeds';
import { SHOWN } from './texts';

const PAGE = 500;

/** The whole conversation as staff read it. */
export async function readTranscript(store: ConversationStore, conversationId: string): Promise<TranscriptEntry[]> {
  return transcriptOf(await wholeLog(store, conversationId));
}

/** Everything that was said in a conversation, as it is kept. */
export async function wholeLog(store: ConversationStore, conversationId: string): Promise<LogEntry[]> {
  const whole: LogEntry[] = [];
  for (;;) {
    const page = await store.log(conversationId, whole.at(-1)?.seq ?? 0, PAGE);
    whole.push(...page);
    if (!page.length) return whole;
  }
}

/** Entries as lines; taps are shown by the title of the choice that was offered last. */
export function transcriptOf(log: readonly LogEntry[]): TranscriptEntry[] {
  let offered: Choice[] = [];
  const lines: TranscriptEntry[] = [];
  for (const entry of log) {
    if (entry.from === 'bot') offered = choicesOf(entry.activity);
    if (!isPassedOn(entry)) lines.push(line(entry, offered));
  }
  return lines;
}

/** What staff wrote stands twice in a conversation: as it came in, and as it goes out. The second one tells what became of it. */
function isPassedOn({ from, activity, state }: LogEntry): boolean {
  return from === 'staff' && activity.type === 'message' && state === 'received';
}

function line(entry: LogEntry, offered: readonly Choice[]): TranscriptEntry {
  const { id, seq, from, at, state, error, activity } = entry;
  return {
    id,
    seq,
    from: isSpoken(entry) ? from : 'system',
    text: (activity.type === 'message' ? messageText(activity, offered) : deedText(entry)).toWellFormed(),
    at: new Date(at).toISOString(),
    state: from === 'staff' && state === 'unread' ? 'queued' : state,
    ...(error !== undefined && { error }),
  };
}

function messageText(activity: Activity, offered: readonly Choice[]): string {
  const parts = [
    activity.text || tapText(activity, offered),
    ...(activity.attachments ?? []).map(({ contentType }) => attachmentText(contentType)),
  ];
  return parts.filter(Boolean).join('\n') || SHOWN.empty;
}

function tapText({ value }: Activity, offered: readonly Choice[]): string {
  if (value === undefined || value === null) return '';
  return offered.find((choice) => choice.value === value)?.title ?? SHOWN.tap;
}

const ATTACHMENTS = ['sticker', 'image', 'audio', 'video', 'location'] as const;

function attachmentText(contentType: unknown): string {
  const type = String(contentType);
  return SHOWN[ATTACHMENTS.find((kind) => type.includes(kind)) ?? 'file'];
}
