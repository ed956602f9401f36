import type { Choice } from '../../../bot/replies/reply';
import type { ReadConduct } from '../../../bot/understanding/conduct';
import { placeIn } from '../../../bot/talk';
import { type Activity, choicesOf } from '../../channels/activity';
import { mediaIn } from '../../media/attachments';
import { mediaIdOf } from '../../media/media-id';
import type { ConversationStore, LogEntry } from '../../store/contract/conversations';
import type { Media } from '../../store/contract/media';
import type { Store } from '../../store/store';
import type { MediaView, TranscriptEntry } from './schemas';
import { deedText, isSpoken } from './deeds';
import { SHOWN } from './texts';

const PAGE = 500;

/** The whole conversation of a case as staff read it. */
export async function readTranscript(
  { conversations, media }: Pick<Store, 'conversations' | 'media'>,
  { id, conversationId }: { id: string; conversationId: string },
  readConduct: ReadConduct = () => undefined,
): Promise<TranscriptEntry[]> {
  const views = (await media.of(conversationId)).map((one) => mediaView(id, one));
  const lines = transcriptOf(await wholeLog(conversations, conversationId), views);
  return lines.map((one) => (one.from === 'user' ? { ...one, ...conductOf(one.text, readConduct) } : one));
}

function conductOf(text: string, readConduct: ReadConduct): Pick<TranscriptEntry, 'conduct'> {
  const conduct = readConduct(text);
  return conduct ? { conduct } : {};
}

function mediaView(caseId: string, { id, kind, state, contentType, size, error }: Media): MediaView {
  return {
    ...{ id, kind, state },
    ...(state === 'kept' && { path: `/api/cases/${encodeURIComponent(caseId)}/media/${id}` }),
    ...(contentType !== undefined && { contentType }),
    ...(size !== undefined && { size }),
    ...(error !== undefined && { error }),
  };
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
export function transcriptOf(log: readonly LogEntry[], media: readonly MediaView[] = []): TranscriptEntry[] {
  const known = new Map(media.map((one) => [one.id, one]));
  let offered: Choice[] = [];
  const lines: TranscriptEntry[] = [];
  for (const entry of log) {
    if (entry.from === 'bot') offered = choicesOf(entry.activity);
    if (!isPassedOn(entry)) lines.push(line(entry, offered, known));
  }
  return lines;
}

/** What staff wrote stands twice in a conversation: as it came in, and as it goes out. The second one tells what became of it. */
function isPassedOn({ from, activity, state }: LogEntry): boolean {
  return from === 'staff' && activity.type === 'message' && state === 'received';
}

type Known = ReadonlyMap<string, MediaView>;

function line(entry: LogEntry, offered: readonly Choice[], known: Known): TranscriptEntry {
  const { id, seq, from, at, state, error, activity } = entry;
  const media = mediaIn(id, activity).flatMap((one) => known.get(one.id) ?? []);
  return {
    id,
    seq,
    from: isSpoken(entry) ? from : 'system',
    text: (activity.type === 'message' ? messageText(entry, offered, known) : deedText(entry)).toWellFormed(),
    at: new Date(at).toISOString(),
    state: from === 'staff' && state === 'unread' ? 'queued' : state,
    ...(error !== undefined && { error }),
    ...(media.length && { media }),
  };
}

function messageText({ id, activity }: LogEntry, offered: readonly Choice[], known: Known): string {
  const parts = [
    activity.text || tapText(activity, offered),
    ...(activity.attachments ?? []).map((attachment, n) => {
      const isLost = known.get(mediaIdOf(id, n))?.state === 'failed';
      const { place } = placeIn({ attachments: [attachment] });
      return [attachmentText(attachment.contentType), place, isLost && SHOWN.lost].filter(Boolean).join(' ');
    }),
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
