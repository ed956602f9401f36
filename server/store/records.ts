import type { Priority } from '../../bot/handoff';
import type { Safety } from '../../bot/safety';
import type { TurnOutcome } from '../../bot/turn-report';
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
  /** False for what a person did that gives us no leave to write: a goodbye. */
  isOpening?: boolean;
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

/** What somebody sent besides text. */
export type MediaKind = 'image' | 'audio' | 'video' | 'file';

/** Where something is that somebody sent: of which conversation, and its name there (see `mediaIdOf`). */
export interface MediaKey {
  conversationId: string;
  id: string;
}

/** Something that somebody sent besides text, as far as it has been fetched. */
export interface Media extends MediaKey {
  /** The message that it came with. */
  messageId: string;
  kind: MediaKind;
  /** Epoch ms at which the message came. */
  at: number;
  state: 'pending' | 'kept' | 'failed';
  /** By its content; once it is kept. */
  contentType?: string;
  /** Bytes that are kept. */
  size?: number;
  /** Why it is not kept: a code, never an address. */
  error?: string;
}

/** Something to be done about media: to fetch what is pending, or to look at what was just kept. */
export interface MediaTask extends Media {
  /** Where it is to be fetched; absent for what was uploaded to us. */
  url?: string;
  attempts: number;
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

/**
 * In whose hands a case is: `open` nobody's, `claimed` somebody's who is in the conversation, `following` somebody's who
 * waits for others (an agency, a date) while the bot answers, `closed` done with.
 */
export type CaseStatus = 'open' | 'claimed' | 'following' | 'closed';

/** How far the work is: the six steps of hotline 111. */
export type WorkStep = 'receive' | 'assess' | 'needs' | 'plan' | 'support' | 'review';

/** One thing known about a case and the message from which it was understood. */
export interface CaseFact {
  name: string;
  value: string;
  messageId: string;
  /** Takes the place of what was answered under this name before. */
  corrects?: boolean;
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

/** Whether the person agreed that an agency is told: `given` by them, by a `guardian`, or told without it, for danger to life. */
export type Consent = 'given' | 'guardian' | 'danger' | 'unrecorded';

/** A case as it was laid before an agency. */
export interface Referral {
  id: string;
  at: number;
  by: string;
  /** The agency's name, and its id in the register when it stands there. */
  agency: string;
  agencyId?: string;
  text: string;
  consent: Consent;
  /** When to ask what became of it. */
  askAt?: number;
  answer?: { at: number; by: string; result: 'accepted' | 'declined' | 'done'; text: string };
}

/** How loudly a case that nobody takes calls, and since when so loudly. */
export type AlarmStage = 'first' | 'again' | 'everybody' | 'supervisor';

/** Whether the person may be written to, who says so, and since when (epoch ms). */
export interface CaseSafety extends Safety {
  at: number;
  by: string;
}

/** A field of the handover sheet as staff set it; null is "cleared". `revision` counts the changes of this field. */
export interface SheetEntry {
  value: string | null;
  at: number;
  by: string;
  revision: number;
  /** Earlier values, the oldest first. */
  past: { value: string | null; at: number; by: string }[];
}

/** Why what somebody writes calls nobody for a while. */
export type MuteReason = 'insults' | 'sexual' | 'prank' | 'flood' | 'false-tips' | 'other';

/** What its person writes calls nobody until then, danger aside. Times are epoch ms. */
export interface CaseMute {
  reason: MuteReason;
  at: number;
  by: string;
  until: number;
  /** Somebody has ended it before its time. */
  endedAt?: number;
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
  safety?: CaseSafety;
  mute?: CaseMute;
  /** The first of those that began with nearly the same words (see server/cases/bundles.ts). */
  bundle?: string;
  /** Fields of the handover sheet that staff have set, by name; the others follow from the facts. */
  sheet?: Record<string, SheetEntry>;
  owner?: { id: string; name: string };
  notes: CaseNote[];
  history: CaseStep[];
  referrals: Referral[];
  step: WorkStep;
  /** The office whose work it is; anybody's when absent. */
  office?: string;
  /** Epoch ms of the person's last message. */
  lastMessageAt: number;
  /** Since when the person waits for a member of staff; the queue's order within a priority. */
  waitingSince: number;
  /** Since when the case, as urgent as it is, is in nobody's hands: alarms count from here. Absent while it is in somebody's. */
  unattendedSince?: number;
  alarm?: { stage: AlarmStage; at: number };
  /** Since when words of the person are without an answer of the owner. */
  owedSince?: number;
  /** When it came into its owner's hands, and when they last did something with it. */
  ownedSince?: number;
  ownerActedAt?: number;
  /** Until when the owner waits for others, while `following`. */
  followAt?: number;
  /** When somebody first took it, and first wrote to the person; for figures. */
  firstClaimedAt?: number;
  firstAnsweredAt?: number;
  /** What the person said about it when it was closed. */
  feedback?: { good: boolean; at: number };
  closedAt?: number;
  outcome?: string;
  /** What the person was told about the waiting, once each. */
  told: ('absent' | 'late')[];
  /** The last messages that joined it, so that a turn that is run again is known. */
  joined: string[];
  /** Codes that the person was given for it when two were made at once. */
  aliases: string[];
  /** When the watch must look at it next: an alarm, an owner who is silent, a date. */
  dueAt?: number;
  /** When it was last changed, and what the live news call that change. */
  changedAt: number;
  news: CaseNews;
  version: number;
}

/** What became of one message, for figures: nothing in it leads to the person. */
export interface TurnFigure {
  /** The same for the same message. */
  id: string;
  at: number;
  channel: string;
  intent: string;
  urgency: string;
  outcome: TurnOutcome;
}

/** How many messages of one kind. */
export interface TurnCount extends Omit<TurnFigure, 'id' | 'at'> {
  count: number;
}

/** An article that was given as an answer; `missed` when the person then asked for somebody, or was not understood. */
export interface ArticleFigure {
  /** The same for the same message. */
  id: string;
  at: number;
  article: string;
  missed: boolean;
}

/** How often an article was given, and did not help. */
export interface ArticleUse {
  article: string;
  given: number;
  missed: number;
}

/** What figures need of a case; it stays when the case is gone. Times are epoch ms. */
export interface CaseFigure {
  id: string;
  openedAt: number;
  priority: Priority;
  channel: string;
  topic: string;
  countries: string[];
  province: string;
  /** Names of the agencies that it was laid before. */
  referred: string[];
  abandoned: boolean;
  claimedAt?: number;
  answeredAt?: number;
  closedAt?: number;
  outcome?: string;
  /** Whether the person said that it was of help. */
  good?: boolean;
}

/** What the live news call a change of a case. */
export type CaseNews = 'opened' | 'message' | 'claimed' | 'changed' | 'closed' | 'overdue' | 'reminder';

/** What a process tells the others at once, for those who look on: ids and codes, never what was written. */
export type LiveNews =
  | { kind: 'conversation' | 'delivery' | 'answering'; id: string }
  | { kind: 'typing'; id: string; staffId?: string }
  | { kind: 'case'; id: string; change: CaseNews };

/** What somebody may do: see server/staff/permissions.ts. */
export type Role = 'counsellor' | 'supervisor' | 'editor' | 'auditor' | 'admin';

export interface StaffMember {
  id: string;
  username: string;
  name: string;
  role: Role;
  passwordHash: string;
  createdAt: number;
  /** One of the offices of the hotline, by the name that staff use. */
  office?: string;
  /** How many cases at once; the usual number when absent. */
  capacity?: number;
  /** Since when the account may not be used. */
  disabledAt?: number;
  secondFactor?: SecondFactor;
  /** The first administrator, until somebody has come who handles cases: then it is taken away for good. */
  isInterim?: boolean;
  /** A way to set a new password, good once. */
  passwordLink?: PasswordLink;
  care?: CareSettings;
  /** Filters of the queue that were given a name. */
  views: SavedView[];
  version: number;
}

/** TOTP (RFC 6238). It counts once it was confirmed with a code. */
export interface SecondFactor {
  /** Base32. */
  secret: string;
  confirmedAt?: number;
  /** The time step of the last code that was taken: a code is good once. */
  lastStep?: number;
  /** SHA-256 of the codes that are good once each, for who has lost the device. */
  recovery: string[];
}

/** SHA-256 of a link's token, and until when (epoch ms) it is good. */
export interface PasswordLink {
  tokenHash: string;
  expiresAt: number;
}

/** What somebody wants the console to do for their own good. */
export interface CareSettings {
  /** Minutes of work after which a break is proposed; null: never. */
  breakAfter: number | null;
  /** Whether a word is said after a hard case. */
  afterHardCases: boolean;
  /** Whether hard words are covered until they are asked for. */
  coverHardWords: boolean;
}

export interface SavedView {
  id: string;
  name: string;
  /** The query string of the queue. */
  query: string;
}

export interface Session {
  /** SHA-256 of the cookie's value: a stolen database opens no session. */
  tokenHash: string;
  staffId: string;
  expiresAt: number;
  createdAt: number;
  /** When it was last used; exact to a few minutes. */
  seenAt: number;
  /** The browser's own description, shortened. */
  agent: string;
}

/** Whether somebody is at the console: `available`, on a `break`, or `off` duty. */
export type Availability = 'available' | 'break' | 'off';

/** When somebody's console last gave a sign of life, and whether they take cases. */
export interface Presence {
  staffId: string;
  seenAt: number;
  state: Availability;
}

/** An alarm as it leaves the house: which case and how long, never what was written. */
export interface Alarm {
  type: 'case.opened' | 'case.overdue' | 'case.claimed';
  caseId: string;
  code: string;
  priority: Priority;
  stage: AlarmStage;
  /** Since when nobody has had the case. */
  since: number;
  at: number;
}

/** An alarm on its way to people who are not at a console. */
export interface Page {
  id: string;
  way: 'webhook' | 'email' | 'push';
  /** The id of a push subscription; empty for the other ways. */
  to: string;
  alarm: Alarm;
  attempts: number;
  dueAt: number;
}

/** A browser of a member of staff that takes Web Push (RFC 8030). */
export interface PushSubscription {
  /** SHA-256 of the endpoint. */
  id: string;
  staffId: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  createdAt: number;
}

/** When somebody is on duty. */
export interface Shift {
  id: string;
  staffId: string;
  from: number;
  to: number;
}

/** Who did what to which record, kept for ever; no message text. */
export interface AuditEntry {
  at: number;
  staffId: string;
  action: string;
  target: string;
  detail?: string;
}

/** A class in which a course is taken. Nobody's name is in it: `name` is what the trainer calls it. */
export interface LearningClass {
  /** The letter of the course and six letters or figures, lower case. */
  code: string;
  /** Id of the course. */
  course: string;
  name: string;
  /** Epoch ms. */
  createdAt: number;
}

/** How often something happened in a course: `began`, `finished`, `missed:3`, `before:1:right` … */
export interface MarkCount {
  mark: string;
  count: number;
}

/**
 * `draft` is being written · `approved` by a second person · `running`, `paused` · `stopped` for good · `done`: its time is over.
 */
export type CampaignStatus = 'draft' | 'approved' | 'running' | 'paused' | 'stopped' | 'done';

/** One message to many who have asked for messages of its kind. Times in epoch ms. */
export interface Campaign {
  id: string;
  version: number;
  name: string;
  text: string;
  /** Id of the article whose card goes with it, and to which it leads. */
  article?: string;
  interests: string[];
  from: number;
  to: number;
  /** At most so many people an hour. */
  perHour: number;
  status: CampaignStatus;
  /** Ids of staff: who wrote it last, and who approved it. */
  writtenBy: string;
  approvedBy?: string;
  changedAt: number;
}

/**
 * What became of a campaign with one person; counted, and never more than once each. It was their turn (`taken`); the bot kept it
 * back (`withheld`); the platform took it (`sent`) or not (`failed`), and told that it came to the device (`delivered`) and was
 * looked at (`read`); the person asked on, or it led to a case, or they want no more.
 */
export type CampaignMark =
  'taken' | 'withheld' | 'sent' | 'failed' | 'delivered' | 'read' | 'asked' | 'case' | 'unsubscribed';
