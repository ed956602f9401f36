import type { Activity } from '../../channels/activity';
import { placeByTime } from '../by-time';
import type { Address, EntryState, LogEntry, NewMessage } from '../contract/conversations';
import type { Seals } from '../encryption';
import type { ConversationRecord, StoredMessage } from './conversation-record';

/** Held by nobody. */
export const FREE = { leaseOwner: null, leaseUntil: 0 };

/** What is looked at before a message is added. */
export const STANDING = { sealedKey: 1, nextSeq: 1, version: 1, leaseOwner: 1, leaseUntil: 1, inbox: 1 } as const;
export type Standing = Pick<ConversationRecord, '_id' | keyof typeof STANDING>;

/** A line of the log, wherever it lies. */
export interface Line {
  id: string;
  seq: number;
  from: LogEntry['from'];
  at: number;
  state: EntryState;
  error: string | null;
  sealed: Buffer;
}

export const seal = (seals: Seals, id: string, seq: number, activity: Activity): Buffer =>
  seals.seal(activity, `message/${id}/${seq}`);
export const open = (seals: Seals, id: string, seq: number, sealed: Buffer): Activity =>
  seals.open(sealed, `message/${id}/${seq}`) as Activity;

export const addressIn = (
  { _id, sealedAddress }: Pick<ConversationRecord, '_id' | 'sealedAddress'>,
  seals: Seals,
): Address => seals.open(sealedAddress, `address/${_id}`) as Address;

/** What adding a message does to its conversation, beside its figures. */
export interface Added {
  $push?: { inbox: StoredMessage };
  $set?: Partial<ConversationRecord>;
  $inc?: { version: 1 };
}

/** How a message that had to wait is added among the unread; what moves up for it is sealed for its new place. */
export function placedByTime(record: Standing, message: NewMessage, waitedUntil: number, seals: Seals): Added {
  const { _id: id, inbox, nextSeq: next, leaseOwner, leaseUntil } = record;
  const inHand = leaseOwner !== null && leaseUntil > waitedUntil;
  const { seq, moved } = placeByTime(inbox, { receivedAt: message.receivedAt, next, inHand });
  const kept = inbox.slice(0, inbox.length - moved.length);
  const later = moved.map(({ item, seq: place }) => {
    const activity = open(seals, id, item.seq, item.sealed);
    return { ...item, seq: place, sealed: seal(seals, id, place, activity) };
  });
  const unread = [...kept, itemOf(id, seq, message, seals), ...later];
  return inHand ? { $set: { inbox: unread } } : { $set: { inbox: unread, ...FREE }, $inc: { version: 1 } };
}

export function itemOf(id: string, seq: number, message: NewMessage, seals: Seals): StoredMessage {
  const { from, receivedAt } = message;
  return { id: message.id, seq, from, receivedAt, attempts: 0, sealed: seal(seals, id, seq, message.activity) };
}

export function entryOf(conversation: string, { sealed, error, ...line }: Line, seals: Seals): LogEntry {
  const { id, seq, from, at, state } = line;
  const activity = open(seals, conversation, seq, sealed);
  return { seq, id, from, at, state, activity, ...(error !== null && { error }) };
}
