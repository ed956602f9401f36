import type { Priority } from '../../bot/handoff';
import type { Activity } from '../channels/activity';

export type { Priority };

/** Who said something in a conversation. `system` is an event of ours (a case was claimed, closed …). */
export type Sender = 'user' | 'bot' | 'staff' | 'system';

/** Where a conversation takes place: a channel, our account there (Page, OA), and the person's id at that account. */
export interface Address {
  channel: string;
  account: string;
  user: string;
}

/** Something that arrived for a conversation and is yet to be read. */
export interface NewMessage {
  /** Unique within the conversation: the platform's message id, or the key of a staff action. Repeats are dropped. */
  id: string;
  from: Sender;
  /** Epoch milliseconds at which we took it. */
  receivedAt: number;
  activity: Activity;
}

/** An unread message: `seq` is its place in the conversation, `attempts` how often a turn over it has failed. */
export interface InboxItem extends NewMessage {
  seq: number;
  attempts: number;
}

/** Something to be sent. */
export interface NewReply {
  id: string;
  from: 'bot' | 'staff';
  createdAt: number;
  activity: Activity;
}

/** An unsent reply; it is tried again from `dueAt` (epoch ms) on. */
export interface OutboxItem extends NewReply {
  seq: number;
  attempts: number;
  dueAt: number;
}

/** What became of an entry of the conversation. */
export type EntryState = 'received' | 'unread' | 'queued' | 'sent' | 'failed';

/** One line of a conversation as people see it: read, sent, or still on its way. */
export interface LogEntry {
  seq: number;
  id: string;
  from: Sender;
  at: number;
  state: EntryState;
  activity: Activity;
  /** Why it was not delivered: an error code of the channel, never text of the message. */
  error?: string;
}

/** What the bot keeps between turns: keys and values of its own, opaque to the store. */
export type BotState = Record<string, string>;

/** The unit of consistency: one person on one channel. */
export interface Conversation {
  id: string;
  address: Address;
  version: number;
  state: BotState;
  /** The next ones, not always all. */
  inbox: InboxItem[];
  /** The next ones, not always all. */
  outbox: OutboxItem[];
}

export type CaseStatus = 'open' | 'claimed' | 'closed';

/** One thing known about a case and the message from which it was understood. */
export interface CaseFact {
  name: string;
  value: string;
  messageId: string;
}

export interface CaseNote {
  id: string;
  at: number;
  by: string;
  text: string;
}

/** One step in the life of a case, for its history. `key` makes the step idempotent. */
export interface CaseStep {
  key: string;
  /** Of the action that made it: tells a repeat of it from another action under the same key. */
  fingerprint?: string;
  at: number;
  by: string;
  action: string;
  detail?: string;
}

/** What staff handle. */
export interface Case {
  id: string;
  /** What people say to each other on the phone: short, no look-alike letters. */
  code: string;
  conversationId: string;
  channel: string;
  priority: Priority;
  status: CaseStatus;
  openedAt: number;
  /** The message that opened it, or the one that last made it more urgent, shortened; shown in the queue. */
  summary: string;
  facts: CaseFact[];
  owner?: { id: string; name: string };
  notes: CaseNote[];
  history: CaseStep[];
  /** Epoch ms of the person's last message. */
  lastMessageAt: number;
  closedAt?: number;
  outcome?: string;
  version: number;
}

export type Role = 'admin' | 'supervisor' | 'counsellor';

export interface StaffMember {
  id: string;
  username: string;
  name: string;
  role: Role;
  passwordHash: string;
  createdAt: number;
}

export interface Session {
  /** SHA-256 of the cookie's value: a stolen database opens no session. */
  tokenHash: string;
  staffId: string;
  expiresAt: number;
}

/** Who did what to which record, kept for ever; no message text. */
export interface AuditEntry {
  at: number;
  staffId: string;
  action: string;
  target: string;
  detail?: string;
}
