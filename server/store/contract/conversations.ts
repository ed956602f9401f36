import type { Activity } from '../../channels/activity';

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
  /** False for what a person did that gives us no leave to write: a goodbye. */
  isOpening?: boolean;
  /**
   * For what could not be stored when it came in: the time of leases at which it is. Among what is unread it takes its place by
   * `receivedAt`, but for a first one that a worker has in hand; a lease that has run out is taken from its owner.
   */
  waitedUntil?: number;
}

/** An unread message: `seq` is its place in the conversation, `attempts` how often a turn over it has failed. */
export interface InboxItem extends Omit<NewMessage, 'waitedUntil'> {
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

/** What became of an entry of the conversation; of what was sent, also what the platform has told of it since. */
export type EntryState = 'received' | 'unread' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

/** What a platform tells of messages of ours: that they have reached the person's device, or were looked at there. */
export interface Receipt {
  state: 'delivered' | 'read';
  /** Of these, by the platform's ids. */
  ids?: string[];
  /** Of everything that was sent up to then; epoch ms. */
  until?: number;
}

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
  /** Epoch ms at which the person last wrote or tapped; undefined when they never did. */
  heardAt?: number;
  /** The next ones, not always all. */
  inbox: InboxItem[];
  /** The next ones, not always all. */
  outbox: OutboxItem[];
}

/** Raised when a worker writes to a conversation that it no longer holds; its turn is void and another has taken over. */
export class LeaseLost extends Error {
  readonly code = 'LEASE_LOST';
  constructor(conversationId: string) {
    super(`conversation ${conversationId} is held by another worker`);
  }
}

/** Proof that a worker holds a conversation: the version that it last saw. */
export interface Hold {
  id: string;
  owner: string;
  version: number;
}

/** One atomic change of a conversation. Everything named here is written, or nothing. */
export interface ConversationChange {
  state?: BotState;
  /** Inbox items that have been read: they move to the log, or, with `drop`, leave no trace. */
  read?: { seq: number; failed?: boolean; drop?: boolean }[];
  /** Inbox items whose turn failed and shall be tried again. */
  retry?: { seq: number; attempts: number }[];
  /** Replies to be sent, in order. */
  send?: NewReply[];
  /**
   * Outbox items that are done with: they move to the log as sent or failed. `platformIds` are the platform's names for
   * what was sent: they count as seen from now on, and an unread message of such an id is our own, echoed: it goes.
   * `sentAt` is when it was handed to the platform (epoch ms).
   */
  settle?: { id: string; error?: string; platformIds?: string[]; sentAt?: number }[];
  /** Outbox items to be tried again from `dueAt` on. */
  postpone?: { id: string; attempts: number; dueAt: number }[];
  /** Prolongs the lease until this time (epoch ms). */
  until?: number;
  /** Gives the conversation back when this leaves nothing in it to be read or sent. */
  letGo?: boolean;
}

/**
 * Whether the person may come back to a conversation to read it: `closed` once they have left it for good, `closing` while they
 * wish to be forgotten, when who is there may read on and nobody comes in anew. One that does not exist is open.
 */
export type WayBack = 'open' | 'closing' | 'closed';

/** What waits; a time is absent when nothing does. */
export interface Backlog {
  unread: number;
  oldestUnreadAt?: number;
  unsent: number;
  oldestUnsentAt?: number;
}

/** Conversations: one record each, changed by single atomic operations, held by one worker at a time. */
export interface ConversationStore {
  /** Stores a message durably. `accepted` is false when a message of that id is known already. */
  append(address: Address, message: NewMessage): Promise<{ id: string; accepted: boolean }>;
  /** As `append`, for a conversation that exists; raises when it does not. */
  appendTo(id: string, message: NewMessage): Promise<{ id: string; accepted: boolean }>;
  /**
   * Takes the conversation until `until`, or gives undefined when another holds it or it does not exist. Times of leases and
   * locks are those of the store's clock (`leaseNow`).
   */
  claim(id: string, owner: string, now: number, until: number): Promise<Conversation | undefined>;
  /** Writes a change and gives the conversation as it then is; raises {@link LeaseLost}. */
  commit(hold: Hold, change: ConversationChange): Promise<Conversation>;
  /**
   * Prolongs leases while their holder still works, whatever else is being written meanwhile; does nothing to those that it has
   * lost. Gives the ids of those that it has.
   */
  renew(ids: readonly string[], owner: string, until: number): Promise<string[]>;
  release(hold: Hold): Promise<void>;
  /**
   * Ids of free conversations that have something to read or to send at `now`, those first that have waited longest. Leases
   * are judged at `leaseNow`; both are the same unless they are given apart.
   */
  due(now: number, limit: number, leaseNow?: number): Promise<string[]>;
  /** How much is unread and unsent, and since when (epoch ms). */
  backlog(): Promise<Backlog>;
  /** What was said after place `after`, in order: read, sent, and still on its way. At most `limit`, fewer when they are long. */
  log(id: string, after: number, limit: number): Promise<LogEntry[]>;
  /** The conversation's id for an address; stable, and not to be guessed from the address. */
  idOf(address: Address): string;
  addressOf(id: string): Promise<Address | undefined>;
  /** When the person last wrote or tapped (epoch ms); undefined when nobody knows. */
  heardAt(id: string): Promise<number | undefined>;
  /** Notes what the platform tells of replies that were sent; never less than it told before. Gives the ids of those of which it is news. */
  receive(id: string, receipt: Receipt): Promise<string[]>;
  /** Whether a reply is still to be sent. */
  isQueued(id: string, replyId: string): Promise<boolean>;
  /** The person wishes to be forgotten: `purge` removes it, with its closed cases. */
  forgetSoon(id: string): Promise<void>;
  /** Ends that wish: the conversation is kept like any other. */
  keep(id: string): Promise<void>;
  /** Whether the person may come back; they have left for good when their message `goodbyeId` was taken, read or not. */
  wayBack(id: string, goodbyeId: string): Promise<WayBack>;
  /** Ids of those that are to be forgotten. */
  toForget(): Promise<string[]>;
  /**
   * Removes conversations last touched before `before`; those to be forgotten in which nothing is unread and that were last touched
   * before `wishBefore`, whenever that was if it is left out; and those last touched before `talkBefore` of which there is no case
   * and that wait for no campaign's message. Never one with an open case. Gives how many; it may leave some for the next call.
   */
  purge(before: number, talkBefore?: number, wishBefore?: number): Promise<number>;
}
