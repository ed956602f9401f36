import type { ConversationChange, NewReply } from '../contract/conversations';
import type { ConversationRecord, EntryRecord, StoredMessage, StoredReply } from './conversation-record';

/** The parts of a conversation's record that a change touches. */
export type Changed = Pick<ConversationRecord, 'inbox' | 'outbox' | 'nextSeq' | 'dueAt'>;

/** What a change makes of a conversation: the new record, and the lines that are done with and move to the log. */
export interface Outcome {
  record: Changed;
  done: EntryRecord[];
}

type Settled = NonNullable<ConversationChange['settle']>[number];
type SealReply = (reply: NewReply, seq: number) => Buffer;

/** Works a change out in memory; it is then written in one piece. */
export function applyChange(record: ConversationRecord, change: ConversationChange, seal: SealReply): Outcome {
  const read = new Map((change.read ?? []).map((item) => [item.seq, item]));
  const settled = new Map((change.settle ?? []).map((one) => [one.id, one]));
  // Our own words, echoed by the platform before it answered us, are nobody's message.
  const ours = new Set((change.settle ?? []).flatMap(({ platformIds }) => platformIds ?? []));
  const queued = [...postponed(record.outbox, change), ...replies(record.nextSeq, change.send ?? [], seal)];
  const inbox = retried(record.inbox, change).filter(({ id, seq }) => !read.has(seq) && !ours.has(id));
  const outbox = queued.filter(({ id }) => !settled.has(id));
  return {
    record: { inbox, outbox, nextSeq: record.nextSeq + (change.send?.length ?? 0), dueAt: dueAt(inbox, outbox) },
    done: [
      ...record.inbox.flatMap((item) => readEntry(record._id, item, read.get(item.seq)) ?? []),
      ...[...ours].map((id) => knownEntry(record._id, id)),
      ...queued.flatMap((item) => sentEntry(record._id, item, settled.get(item.id)) ?? []),
    ],
  };
}

function retried(inbox: readonly StoredMessage[], { retry = [] }: ConversationChange): StoredMessage[] {
  const attempts = new Map(retry.map((item) => [item.seq, item.attempts]));
  return inbox.map((item) => ({ ...item, attempts: attempts.get(item.seq) ?? item.attempts }));
}

function postponed(outbox: readonly StoredReply[], { postpone = [] }: ConversationChange): StoredReply[] {
  const later = new Map(postpone.map((item) => [item.id, item]));
  return outbox.map((item) => {
    const { attempts, dueAt } = later.get(item.id) ?? item;
    return { ...item, attempts, dueAt };
  });
}

function replies(nextSeq: number, send: readonly NewReply[], seal: SealReply): StoredReply[] {
  return send.map((reply, n) => ({
    id: reply.id,
    seq: nextSeq + n,
    from: reply.from,
    createdAt: reply.createdAt,
    attempts: 0,
    dueAt: reply.createdAt,
    sealed: seal(reply, nextSeq + n),
  }));
}

/** Something to read is due at once; otherwise the first reply in line decides, since order is kept. */
function dueAt(inbox: readonly StoredMessage[], outbox: readonly StoredReply[]): number | null {
  return inbox.length ? 0 : (outbox[0]?.dueAt ?? null);
}

/** The id of a line follows from its place, so that writing it twice keeps one. */
export const entryId = (conversation: string, seq: number): string => `${conversation}/${seq}`;

/** The id under which an id is kept that no line bears. */
export const knownId = (conversation: string, id: string): string => `${conversation}/known/${id}`;

function readEntry(
  conversation: string,
  item: StoredMessage,
  how: { failed?: boolean; drop?: boolean } | undefined,
): EntryRecord | undefined {
  if (!how) return undefined;
  const { id, seq, from, receivedAt, sealed } = item;
  if (how.drop) return knownEntry(conversation, id);
  const state = how.failed ? 'failed' : 'received';
  return {
    _id: entryId(conversation, seq),
    conversation,
    seq,
    entry: id,
    from,
    at: receivedAt,
    state,
    error: null,
    sealed,
  };
}

/** An id that counts as seen though no line of the conversation bears it. */
function knownEntry(conversation: string, id: string): EntryRecord {
  const common = { from: 'system', at: 0, state: 'received', error: null } as const;
  return { _id: knownId(conversation, id), conversation, seq: 0, entry: id, ...common };
}

/** A reply in several messages has arrived when its last one has. */
function sentEntry(conversation: string, item: StoredReply, settled: Settled | undefined): EntryRecord | undefined {
  if (!settled) return undefined;
  const { error, platformIds, sentAt } = settled;
  const sentAs = platformIds?.at(-1);
  const { id, seq, from, createdAt, sealed } = item;
  const state = error === undefined ? 'sent' : 'failed';
  return {
    _id: entryId(conversation, seq),
    conversation,
    seq,
    entry: id,
    from,
    at: createdAt,
    state,
    error: error ?? null,
    ...(sentAs !== undefined && { sentAs }),
    ...(sentAt !== undefined && { sentAt }),
    sealed,
  };
}
