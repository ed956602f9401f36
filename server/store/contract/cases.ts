import type { Priority } from '../../../bot/handoff';
import type { OwnDataWish } from '../../../bot/own-data-wish';
import type { Safety } from '../../../bot/safety';
import type { Mark } from '../../cases/mark';

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
  /** It left somebody alone who cried for help: see server/cases/left-alone.ts. */
  left?: string;
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

/** What a person wants with what is kept of them, and what became of it. Times are epoch ms. */
export interface OwnDataRequest {
  /** Of the message, or of the step of staff, that brought it. */
  id: string;
  wish: OwnDataWish;
  askedAt: number;
  /** What staff say to it: `erase` waits for a second person. */
  answer?: { result: 'done' | 'refused' | 'erase'; at: number; by: string; byId: string } | undefined;
  /** The second person, from whose word on it is erased. */
  confirmed?: { at: number; by: string };
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
  /** Its person was in danger at some time, be it on account of another case: whoever holds the phone may be the one who does harm. */
  inDanger?: boolean;
  mute?: CaseMute;
  ownData?: OwnDataRequest[];
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

/** What the live news call a change of a case. */
export type CaseNews = 'opened' | 'message' | 'claimed' | 'changed' | 'closed' | 'overdue' | 'reminder';

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

/** What a look at the copies in clear of some cases has found. */
export interface CopyCheck {
  /** Ids of cases of which they said something else than the sealed case: they are put right. */
  mended: string[];
  /** Ids of cases that cannot be opened. */
  unreadable: string[];
  /** Behind which the next look begins; absent at the end. */
  next?: string;
}

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
  /** All cases of a conversation. */
  of(conversationId: string): Promise<Case[]>;
  /**
   * Replaces the case if it still has the version before `next.version`; gives whether it did. Refuses, too, to open a
   * case beside another open one of its conversation.
   */
  replace(next: Case): Promise<boolean>;
  /**
   * Adds terms by which a case is found; they are kept so that they can be compared but not read. They need not be on disk
   * before the next write is, which whoever adds them makes after it.
   */
  index(id: string, terms: readonly string[]): Promise<void>;
  /** Most urgent first, then longest waiting; then those that are only followed, closed ones last. What cannot be opened is left out. */
  list(query: CaseQuery): Promise<{ items: Case[]; nextCursor?: string }>;
  /** Cases that the watch must look at by `now`: the most urgent first, of these the longest due. */
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
  /** Adds marks by which a case is tied to others; they are kept like terms. */
  mark(id: string, marks: readonly Mark[]): Promise<void>;
  /** The cases that bear each of these marks, without marks that more than `most` cases bear. */
  marked(marks: readonly Mark[], most: number): Promise<(Mark & { caseIds: string[] })[]>;
  /**
   * Holds what is kept in clear of up to `limit` cases, by which they are found and sorted, against the sealed cases, and puts
   * right what differs. It begins behind the id `after`.
   */
  mendCopies(after: string, limit: number): Promise<CopyCheck>;
  /** The marks that 2 to `most` cases bear. */
  sharedMarks(most: number): Promise<{ kind: Mark['kind']; caseIds: string[] }[]>;
}
