import { type Connection, type Model, Schema } from 'mongoose';
import type { EntryState, NewReply, Sender } from '../contract/conversations';
import { STRICT } from './connection';

/** An unread message inside its conversation's record. */
export interface StoredMessage {
  id: string;
  seq: number;
  from: Sender;
  receivedAt: number;
  attempts: number;
  sealed: Buffer;
}

/** An unsent reply inside its conversation's record. */
export interface StoredReply {
  id: string;
  seq: number;
  from: NewReply['from'];
  createdAt: number;
  attempts: number;
  dueAt: number;
  sealed: Buffer;
}

/** A conversation as one document: whatever must change together is in it. Sharded on `_id`. */
export interface ConversationRecord {
  _id: string;
  /** Its own key, under the vault's. Null only while it was begun by a process of an older version. */
  sealedKey: Buffer | null;
  sealedAddress: Buffer;
  channel: string;
  /** Grows at every claim and commit: the proof that a worker still holds it. */
  version: number;
  /** Grows at every message and reply: the proof that nothing came in between. */
  nextSeq: number;
  sealedState: Buffer | null;
  leaseOwner: string | null;
  leaseUntil: number;
  dueAt: number | null;
  touchedAt: number;
  /** When the person last wrote or tapped. */
  heardAt: number | null;
  /** The person wishes to be forgotten: it goes as soon as no case of it is open. */
  toForget: boolean;
  inbox: StoredMessage[];
  outbox: StoredReply[];
}

/**
 * A line of a conversation that is done with, or, at place 0, an id that is known and no line. Sharded on `conversation`, so
 * that it lies beside its conversation.
 */
export interface EntryRecord {
  _id: string;
  conversation: string;
  /** Its place; 0 for what is only known. */
  seq: number;
  /** The platform's message id, or the id of a reply. */
  entry: string;
  from: Sender;
  at: number;
  state: EntryState;
  error: string | null;
  /** Of what was sent: the platform's id of its last message, and when it was handed over. */
  sentAs?: string;
  sentAt?: number;
  /** Absent for what is only known. */
  sealed?: Buffer;
}

/** A conversation that is being removed, so that a removal cut off in the middle is finished by the next one. */
export interface RemovalRecord {
  _id: string;
}

export interface ConversationModels {
  conversations: Model<ConversationRecord>;
  entries: Model<EntryRecord>;
  removals: Model<RemovalRecord>;
}

const SENDERS: readonly Sender[] = ['user', 'bot', 'staff', 'system'];
const required = { type: String, required: true } as const;
const count = { type: Number, required: true, min: 0 } as const;
const sender = { type: String, required: true, enum: SENDERS } as const;
const sealed = { type: Buffer, required: true } as const;

const messageSchema = new Schema<StoredMessage>(
  { id: required, seq: count, from: sender, receivedAt: count, attempts: count, sealed },
  { _id: false, strict: 'throw' },
);

const replySchema = new Schema<StoredReply>(
  { id: required, seq: count, from: sender, createdAt: count, attempts: count, dueAt: count, sealed },
  { _id: false, strict: 'throw' },
);

const conversationSchema = new Schema<ConversationRecord>(
  {
    _id: required,
    sealedKey: { type: Buffer, default: null },
    sealedAddress: sealed,
    channel: required,
    version: count,
    nextSeq: { type: Number, required: true, min: 1 },
    sealedState: { type: Buffer, default: null },
    leaseOwner: { type: String, default: null },
    leaseUntil: count,
    dueAt: { type: Number, default: null },
    touchedAt: count,
    heardAt: { type: Number, default: null },
    toForget: { type: Boolean, default: false },
    inbox: [messageSchema],
    outbox: [replySchema],
  },
  STRICT,
)
  .index({ dueAt: 1, touchedAt: 1 })
  .index({ touchedAt: 1 })
  .index({ toForget: 1 });

const entrySchema = new Schema<EntryRecord>(
  {
    _id: required,
    conversation: required,
    seq: count,
    entry: required,
    from: sender,
    at: count,
    state: { type: String, required: true, enum: ['received', 'sent', 'delivered', 'read', 'failed'] },
    error: { type: String, default: null },
    sentAs: String,
    sentAt: Number,
    sealed: Buffer,
  },
  STRICT,
)
  .index({ conversation: 1, seq: 1 })
  .index({ conversation: 1, entry: 1 });

const removalSchema = new Schema<RemovalRecord>({ _id: required }, STRICT);

export function conversationModels(connection: Connection): ConversationModels {
  return {
    conversations: connection.model<ConversationRecord>('Conversation', conversationSchema, 'conversations'),
    entries: connection.model<EntryRecord>('Entry', entrySchema, 'entries'),
    removals: connection.model<RemovalRecord>('Removal', removalSchema, 'removals'),
  };
}
