import type {
  Address,
  AuditEntry,
  BotState,
  Case,
  CaseStatus,
  Conversation,
  LogEntry,
  NewMessage,
  NewReply,
  Priority,
  Session,
  StaffMember,
} from './records';

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
  /** Inbox items that have been read: they move to the log. */
  read?: { seq: number; failed?: boolean }[];
  /** Inbox items whose turn failed and shall be tried again. */
  retry?: { seq: number; attempts: number }[];
  /** Replies to be sent, in order. */
  send?: NewReply[];
  /** Outbox items that are done with: they move to the log as sent or failed. */
  settle?: { id: string; error?: string }[];
  /** Outbox items to be tried again from `dueAt` on. */
  postpone?: { id: string; attempts: number; dueAt: number }[];
  /** Prolongs the lease until this time (epoch ms). */
  until?: number;
}

/** Conversations: one record each, changed by single atomic operations, held by one worker at a time. */
export interface ConversationStore {
  /** Stores a message durably. `accepted` is false when a message of that id is known already. */
  append(address: Address, message: NewMessage): Promise<{ id: string; accepted: boolean }>;
  /** As `append`, for a conversation that exists; raises when it does not. */
  appendTo(id: string, message: NewMessage): Promise<{ id: string; accepted: boolean }>;
  /** Takes the conversation until `until`, or gives undefined when another holds it or it does not exist. */
  claim(id: string, owner: string, now: number, until: number): Promise<Conversation | undefined>;
  /** Writes a change and gives the conversation as it then is; raises {@link LeaseLost}. */
  commit(hold: Hold, change: ConversationChange): Promise<Conversation>;
  /** Prolongs a lease while its holder still works; does nothing when it was lost. */
  renew(id: string, owner: string, until: number): Promise<void>;
  release(hold: Hold): Promise<void>;
  /** Ids of free conversations that have something to read or to send at `now`. */
  due(now: number, limit: number): Promise<string[]>;
  /** What was said after place `after`, in order: read, sent, and still on its way. At most `limit`, fewer when they are long. */
  log(id: string, after: number, limit: number): Promise<LogEntry[]>;
  /** The conversation's id for an address; stable, and not to be guessed from the address. */
  idOf(address: Address): string;
  addressOf(id: string): Promise<Address | undefined>;
  /** Removes conversations last touched before `before` that have no open case; gives how many. */
  purge(before: number): Promise<number>;
}

export interface CaseQuery {
  status?: CaseStatus;
  priority?: Priority;
  /** Case code or its beginning. */
  code?: string;
  /** Opaque; from the page before. */
  cursor?: string;
  limit: number;
}

/** Cases. The rules of their life are in server/cases; here they are only kept. */
export interface CaseStore {
  /** Keeps a new case; when one of that id exists already, gives that one unchanged. */
  insert(draft: Case): Promise<Case>;
  get(id: string): Promise<Case | undefined>;
  openIn(conversationId: string): Promise<Case | undefined>;
  /** Replaces the case if it still has the version before `next.version`; gives whether it did. */
  replace(next: Case): Promise<boolean>;
  /** Most urgent first, then longest waiting; closed ones last. */
  list(query: CaseQuery): Promise<{ items: Case[]; nextCursor?: string }>;
  countOpen(): Promise<Record<Priority, number>>;
}

/** Accounts of staff, their sessions, and what they did. */
export interface StaffStore {
  /** Adds an account; gives false when the name is taken. */
  add(member: StaffMember): Promise<boolean>;
  byUsername(username: string): Promise<StaffMember | undefined>;
  byId(id: string): Promise<StaffMember | undefined>;
  all(): Promise<StaffMember[]>;
  putSession(session: Session): Promise<void>;
  session(tokenHash: string): Promise<Session | undefined>;
  endSession(tokenHash: string): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
  audited(target: string): Promise<AuditEntry[]>;
}

/** Small secrets that must survive (platform tokens, the set-up token), sealed; and locks for what only one process may do. */
export interface SecretStore {
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string): Promise<void>;
  /** Keeps `value` if there is none yet; gives the one that is kept. */
  getOrPut(name: string, value: () => string): Promise<string>;
  remove(name: string): Promise<void>;
  /** Takes a named lock until `until`; false when another owner has it. */
  lock(name: string, owner: string, now: number, until: number): Promise<boolean>;
  unlock(name: string, owner: string): Promise<void>;
}

/** Everything that must be kept. A keeper implements this; test/server/store/keeper-contract.ts holds each to the same promises. */
export interface Store {
  conversations: ConversationStore;
  cases: CaseStore;
  staff: StaffStore;
  secrets: SecretStore;
  /** Resolves when a write would be durable now; raises otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
