import type { ChainedEntry } from './audit-chain';
import type { StoreClock } from './clock';
import type {
  Address,
  ArticleFigure,
  ArticleUse,
  Availability,
  BotState,
  Campaign,
  CampaignMark,
  Case,
  CaseFigure,
  CaseStatus,
  Conversation,
  LearningClass,
  LiveNews,
  LogEntry,
  MarkCount,
  Media,
  MediaKey,
  MediaTask,
  NewMessage,
  NewReply,
  Page,
  Presence,
  Priority,
  PushSubscription,
  Receipt,
  Session,
  Shift,
  StaffMember,
  TurnCount,
  TurnFigure,
  WorkStep,
} from './records';
import type { Mark } from '../cases/marks';
import type { Edition } from '../content/edition';

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
   * locks are those of {@link StoreClock.leaseNow}.
   */
  claim(id: string, owner: string, now: number, until: number): Promise<Conversation | undefined>;
  /** Writes a change and gives the conversation as it then is; raises {@link LeaseLost}. */
  commit(hold: Hold, change: ConversationChange): Promise<Conversation>;
  /** Prolongs leases while their holder still works; does nothing to those that it has lost. */
  renew(ids: readonly string[], owner: string, until: number): Promise<void>;
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
  /** Removes all that is kept of a conversation: `now`, or `later`, by `purge`, as soon as no case of it is open. */
  forget(id: string): Promise<'now' | 'later'>;
  /** Has `purge` remove it as soon as no case of it is open, whatever else is in it. */
  forgetSoon(id: string): Promise<void>;
  /**
   * Removes conversations last touched before `before`, or to be forgotten, that have no open case; and those last touched
   * before `talkBefore` of which there is no case and that wait for no campaign's message. Gives how many; it may leave some
   * for the next call.
   */
  purge(before: number, talkBefore?: number): Promise<number>;
}

/** What people send besides text. Bytes are sealed, and go with their conversation. */
export interface MediaStore {
  /** Notes something that is to be fetched from `dueAt` on, or, with null, that is brought at once; nothing changes when it is known. */
  add(media: Omit<MediaTask, 'state' | 'attempts'>, dueAt: number | null): Promise<void>;
  /** Takes what is due at `now`; nobody else gets it before `until`. */
  take(now: number, until: number, limit: number): Promise<MediaTask[]>;
  /** Keeps the bytes. From `dueAt` on it is taken once more, to be looked at; with null it is done with. */
  keep(key: MediaKey, content: { contentType: string; bytes: Buffer }, dueAt: number | null): Promise<void>;
  /** It is to be tried again from `dueAt` on; with null it is done with. */
  postpone(key: MediaKey, attempts: number, dueAt: number | null): Promise<void>;
  /** It will not be fetched. */
  fail(key: MediaKey, error: string): Promise<void>;
  /** Everything that was sent in a conversation, in the order in which it came. */
  of(conversationId: string): Promise<Media[]>;
  /** What is kept of it; undefined when there is nothing. */
  read(key: MediaKey): Promise<{ contentType: string; bytes: Buffer } | undefined>;
  /** Removes what came before `before` for conversations that are not there. */
  purge(before: number): Promise<void>;
}

/** Which cases; a field that is left out asks for all. */
export interface CaseQuery {
  status?: CaseStatus;
  priority?: Priority;
  /** An id, or null for those that nobody has. */
  owner?: string | null;
  office?: string;
  channel?: string;
  step?: WorkStep;
  /** What was typed: the beginning of a code, or terms that must all be there. */
  search?: { code: string; terms: readonly string[] };
  /** Opaque; from the page before. */
  cursor?: string;
  limit: number;
}

/** The term under which a case is indexed that was given a second code. */
export const codeTerm = (code: string): string => `code:${code.toUpperCase()}`;

/** Cases. The rules of their life are in server/cases; here they are only kept. */
export interface CaseStore {
  /**
   * Keeps a new case. When one of that id exists already, or another is open in its conversation, gives that one
   * unchanged.
   */
  insert(draft: Case): Promise<Case>;
  get(id: string): Promise<Case | undefined>;
  /** The case of a conversation that is not closed; there is never more than one. */
  openIn(conversationId: string): Promise<Case | undefined>;
  /**
   * Replaces the case if it still has the version before `next.version`; gives whether it did. Refuses, too, to open a
   * case beside another open one of its conversation.
   */
  replace(next: Case): Promise<boolean>;
  /** Adds terms by which a case is found; they are kept so that they can be compared but not read. */
  index(id: string, terms: readonly string[]): Promise<void>;
  /** Most urgent first, then longest waiting; then those that are only followed, closed ones last. */
  list(query: CaseQuery): Promise<{ items: Case[]; nextCursor?: string }>;
  /** Cases that the watch must look at by `now`, the longest due first. */
  due(now: number, limit: number): Promise<Case[]>;
  /** Cases changed at `since` or later, in the order of their changes. */
  changedSince(since: number, limit: number): Promise<Case[]>;
  /** Cases that are not closed, by priority. */
  countOpen(): Promise<Record<Priority, number>>;
  /** Cases opened from `from` (epoch ms, included) to `to` (not included), by pages; `next` leads to the next one. */
  openedBetween(query: {
    from: number;
    to: number;
    limit: number;
    after?: string;
  }): Promise<{ items: Case[]; next?: string }>;
  /** Adds marks by which a case is tied to others; they are kept so that they can be compared but not read. */
  mark(id: string, marks: readonly Mark[]): Promise<void>;
  /** The cases that bear each of these marks, without marks that more than `most` cases bear. */
  marked(marks: readonly Mark[], most: number): Promise<(Mark & { caseIds: string[] })[]>;
  /** The marks that 2 to `most` cases bear. */
  sharedMarks(most: number): Promise<{ kind: Mark['kind']; caseIds: string[] }[]>;
}

/** Figures that stay when conversations and cases are gone. */
export interface FigureStore {
  /** Keeps what became of a message; once for each id. */
  addTurn(figure: TurnFigure): Promise<void>;
  /** Counts messages from `from` (epoch ms, included) to `to` (not included). */
  turns(from: number, to: number): Promise<TurnCount[]>;
  /** Keeps that an article was given, or did not help; once for each id and kind. */
  addArticle(figure: ArticleFigure): Promise<void>;
  /** How often each article was given, and did not help, from `from` (epoch ms, included) to `to` (not included). */
  articles(from: number, to: number): Promise<ArticleUse[]>;
  /** Keeps the figures of a case, new or as they now are. */
  putCase(figure: CaseFigure): Promise<void>;
  /** Of cases opened from `from` (included) to `to` (not included). */
  cases(from: number, to: number): Promise<CaseFigure[]>;
}

/** What happens in courses, counted without persons, and the classes in which they are taken. */
export interface LearningStore {
  /** Counts marks of a course; each once for each id. `class` is empty for whoever learns alone; `day` an ISO date. */
  count(counted: { id: string; course: string; class: string; marks: readonly string[]; day: string }): Promise<void>;
  /** How often each mark was made in a course: by all, or in one class. */
  counts(query: { course: string; class?: string }): Promise<MarkCount[]>;
  /** Adds a class; false when its code is taken. */
  addClass(added: LearningClass): Promise<boolean>;
  classOf(code: string): Promise<LearningClass | undefined>;
  /** The latest first. */
  classes(limit: number): Promise<LearningClass[]>;
}

/**
 * By channel, since when (epoch ms) somebody must have written for us to write to them by ourselves. Nobody may on a channel that
 * is left out; whoever wrote before such times were kept is taken as heard.
 */
export type HeardSince = Readonly<Record<string, number>>;

/** How many people there are on a channel. */
export interface ChannelCount {
  channel: string;
  count: number;
}

/** Campaigns, who has asked for their messages, and to whom they went. */
export interface CampaignStore {
  /** Keeps a campaign of version 1, or replaces the one of the version before; gives whether it did. */
  put(campaign: Campaign): Promise<boolean>;
  /** Removes a campaign if it still has this version; gives whether it did. */
  remove(id: string, version: number): Promise<boolean>;
  get(id: string): Promise<Campaign | undefined>;
  /** Those changed last come first. */
  list(limit: number): Promise<Campaign[]>;
  running(): Promise<Campaign[]>;
  /** Keeps what a person wants to hear of; nothing any more when `interests` is empty. */
  subscribe(conversationId: string, interests: readonly string[], at: number): Promise<void>;
  /** How many people of each channel want to hear of any of these; with `heard`, only those who may be written to. */
  audience(interests: readonly string[], heard?: HeardSince): Promise<ChannelCount[]>;
  /** People who want to hear of any of these and may be written to, whom neither this campaign nor, since `quietSince`, another was sent to. */
  next(query: {
    campaign: string;
    interests: readonly string[];
    quietSince: number;
    heard: HeardSince;
    limit: number;
  }): Promise<string[]>;
  /** Notes what became of a campaign with a person; false when that was noted before. */
  mark(campaign: string, conversationId: string, mark: CampaignMark, at: number): Promise<boolean>;
  /** How many people were taken by a campaign at `since` or later. */
  takenSince(campaign: string, since: number): Promise<number>;
  figures(campaign: string): Promise<{ mark: CampaignMark; count: number }[]>;
}

/** Editions of articles that were written in the console. The rules of their life are in server/content; here they are only kept. */
export interface EditionStore {
  /** Keeps a new edition; gives false when the article has one of that number, or the release is another's. */
  insert(edition: Edition): Promise<boolean>;
  /** Replaces the edition if it still has the version before `next.version` and its release is free; gives whether it did. */
  replace(next: Edition): Promise<boolean>;
  /** All editions of an article, the newest first. */
  of(articleId: string): Promise<Edition[]>;
  /** Those that are being written or wait for a second person. */
  open(): Promise<Edition[]>;
  /** The last published edition of each article, in the order of publishing. */
  published(): Promise<Edition[]>;
  /** The number of the last release; 0 when nothing was published yet. */
  lastRelease(): Promise<number>;
}

/** Accounts of staff and their sessions. */
export interface StaffStore {
  /** Adds an account; gives false when the name is taken. */
  add(member: StaffMember): Promise<boolean>;
  /** Replaces the account if it still has the version before `next.version`; gives whether it did. */
  replace(next: StaffMember): Promise<boolean>;
  byUsername(username: string): Promise<StaffMember | undefined>;
  byId(id: string): Promise<StaffMember | undefined>;
  all(): Promise<StaffMember[]>;
  putSession(session: Session): Promise<void>;
  session(tokenHash: string): Promise<Session | undefined>;
  sessionsOf(staffId: string): Promise<Session[]>;
  /** Notes that a session was used. */
  touchSession(tokenHash: string, at: number): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  /** Removes sessions that were over before `before`; gives how many. */
  purgeSessions(before: number): Promise<number>;
}

/** Which entries of the log; a field that is left out asks for all. */
export interface AuditQuery {
  /** Entries before this place. */
  before?: number | undefined;
  staffId?: string | undefined;
  target?: string | undefined;
  /** The first word of the action: `case`, `session`, `staff` … */
  kind?: string | undefined;
  /** From this time (epoch ms, included) to that (not included). */
  from?: number | undefined;
  to?: number | undefined;
  limit: number;
}

/** The log of who did and read what. Entries are only ever added. */
export interface AuditStore {
  /** Adds an entry if its place is free; gives whether it was. */
  append(entry: ChainedEntry): Promise<boolean>;
  /** The last entry. */
  head(): Promise<ChainedEntry | undefined>;
  /** Entries after place `seq`, in order. */
  after(seq: number, limit: number): Promise<ChainedEntry[]>;
  /** The latest entries that fit, the newest first. */
  latest(query: AuditQuery): Promise<ChainedEntry[]>;
}

/** Who is at the console, and who is on duty when. */
export interface RosterStore {
  /** Notes a sign of life of somebody's console. */
  seen(staffId: string, at: number): Promise<void>;
  setState(staffId: string, state: Availability, at: number): Promise<void>;
  presence(): Promise<Presence[]>;
  /** Keeps a shift, new or changed. */
  putShift(shift: Shift): Promise<void>;
  removeShift(id: string): Promise<void>;
  /** Shifts of which a part lies in the time from `from` (included) to `to` (not included). */
  shifts(from: number, to: number): Promise<Shift[]>;
}

/** Alarms on their way to people who are not at a console, and the browsers that take them. */
export interface PageStore {
  /** Keeps a page to be sent; gives false when one of that id is on its way already. */
  add(page: Page): Promise<boolean>;
  /** Pages that are to be sent by `now`, the longest due first. */
  due(now: number, limit: number): Promise<Page[]>;
  postpone(id: string, attempts: number, dueAt: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Keeps a subscription, new or changed. */
  subscribe(subscription: PushSubscription): Promise<void>;
  subscription(id: string): Promise<PushSubscription | undefined>;
  subscriptionsOf(staffIds: readonly string[]): Promise<PushSubscription[]>;
  unsubscribe(id: string): Promise<void>;
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

/** A question to which the bot had no answer; those that fold to the same letters are one. */
export interface UnansweredQuestion {
  key: string;
  /** As it was last written. */
  text: string;
  /** What it was read to ask for, the last time. */
  intent: string;
  count: number;
  /** Epoch ms. */
  lastSeen: number;
}

/** Questions for the editors of the knowledge. Texts are sealed like every other. */
export interface UnansweredStore {
  /** Counts a question; the same message counts once. `form` is what makes two questions one. */
  note(question: { messageId: string; form: string; text: string; intent: string; at: number }): Promise<void>;
  /** The most asked first, of those the latest first. */
  list(limit: number): Promise<UnansweredQuestion[]>;
  /** Takes one off the list: it has an answer now, or needs none. */
  settle(key: string): Promise<void>;
  /** Removes those last asked before `before`; gives how many. */
  purge(before: number): Promise<number>;
}

/** News between the processes on one database. Nothing that must not be missed goes this way. */
export interface NewsStore {
  /** Tells the other processes. */
  tell(news: readonly LiveNews[]): Promise<void>;
  /** Calls back with what the others tell, from when it has resolved; gives the way to stop. */
  listen(hear: (news: readonly LiveNews[]) => void): Promise<() => Promise<void>>;
}

/** Everything that must be kept. A keeper implements this; test/server/store/keeper-contract.ts holds each to the same promises. */
export interface Store {
  clock: StoreClock;
  conversations: ConversationStore;
  media: MediaStore;
  cases: CaseStore;
  staff: StaffStore;
  audit: AuditStore;
  roster: RosterStore;
  pages: PageStore;
  editions: EditionStore;
  figures: FigureStore;
  learning: LearningStore;
  campaigns: CampaignStore;
  secrets: SecretStore;
  unanswered: UnansweredStore;
  news: NewsStore;
  /** Whether an error of a call means that the database is away, so that the same call may go well later. */
  isAway(error: unknown): boolean;
  /** Resolves when a write would be durable now; raises otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
