/** What the staff API gives and takes about cases. Times are ISO 8601 in UTC. */
export type Priority = 1 | 2 | 3;
export type CaseStatus = 'open' | 'claimed' | 'following' | 'closed';
export type WorkStep = 'receive' | 'assess' | 'needs' | 'plan' | 'support' | 'review';
export type Outcome = 'helped' | 'referred' | 'no_contact' | 'not_related' | 'duplicate' | 'withdrawn';
export type MuteReason = 'insults' | 'sexual' | 'prank' | 'flood' | 'false-tips' | 'other';
/** What in a message is aimed at whoever answers; that it says it was a joke; or that it asks what somebody else has written. */
export type Conduct = CoveredConduct | 'joke' | 'prying';
export type CoveredConduct = 'insult' | 'sexual';
export type Sender = 'user' | 'bot' | 'staff' | 'system';
export type MessageState = 'received' | 'unread' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

/** A case as it stands in the queue. */
export interface CaseSummary {
  id: string;
  code: string;
  priority: Priority;
  status: CaseStatus;
  openedAt: string;
  lastMessageAt: string;
  channel: string;
  summary: string;
  /** Numbers and names of it are masked. */
  masked?: boolean;
  conduct?: CoveredConduct;
  owner?: { id: string; name: string };
  step: WorkStep;
  office?: string;
  /** The first of those that began with nearly the same words. */
  bundle?: string;
  /** Since when the person waits for a member of staff. */
  waitingSince: string;
  /** Since when words of the person are without an answer of the owner. */
  owedSince?: string;
  followAt?: string;
  overdue: boolean;
  /** An agency is to be asked what became of the case. */
  askDue: boolean;
  version: number;
}

/** A picture or file that came with a message. `path` is where it is, once it is kept; `error` a code. */
export interface SentMedia {
  id: string;
  kind: 'image' | 'audio' | 'video' | 'file';
  state: 'pending' | 'kept' | 'failed';
  path?: string;
  contentType?: string;
  size?: number;
  error?: string;
}

/** One line of the conversation. `error` is a code of the channel. */
export interface TranscriptEntry {
  id: string;
  seq: number;
  from: Sender;
  text: string;
  at: string;
  state: MessageState;
  error?: string;
  media?: SentMedia[];
  conduct?: Conduct;
}

/** How staff may write to the person; see the staff API. Without `until` for ever. */
export interface SendingStep {
  how: 'reply' | 'human-agent' | 'paid' | 'blocked';
  until?: string;
  why?: 'window' | 'night' | 'off';
  again?: string;
}

/** `then`: what follows if the person stays silent. */
export interface Sending extends SendingStep {
  then: SendingStep[];
}

export interface CaseNote {
  id: string;
  at: string;
  by: string;
  text: string;
}

export interface CaseStep {
  at: string;
  by: string;
  action: string;
  detail?: string;
}

/** A change of a field of the handover sheet; null: it was cleared. */
export interface SheetChange {
  value: string | null;
  at: string;
  by: string;
}

/** A field of the handover sheet: what was understood, and what staff have made of it. */
export interface SheetRow {
  field: string;
  value: string;
  understood: { value: string; messageId: string }[];
  set?: SheetChange;
  past: SheetChange[];
  revision: number;
}

export type SafetyState = 'safe' | 'unsure' | 'unsafe' | 'hours';
export type Caution = 'unsafe' | 'outside-hours' | 'silence';

/** A stretch of every day, `HH:MM` in Vietnam. */
export interface Hours {
  from: string;
  to: string;
}

/** Whether the person may be written to. */
export interface Safety {
  state: SafetyState;
  hours?: Hours[];
  codeWord?: string;
  at?: string;
  by?: string;
  /** Until when something may be sent without a warning. */
  until?: string;
  /** Why nothing should be sent now, and since when. */
  caution?: Caution;
  since?: string;
}

export type Consent = 'given' | 'guardian' | 'danger' | 'unrecorded';
export type ReferralResult = 'accepted' | 'declined' | 'done';

/** A case as it was laid before an agency. */
export interface Referral {
  id: string;
  at: string;
  by: string;
  agency: string;
  agencyId?: string;
  text: string;
  consent: Consent;
  askAt?: string;
  answer?: { at: string; by: string; result: string; text: string };
}

/** What the person writes calls nobody until then, danger aside. */
export interface Mute {
  reason: MuteReason;
  at: string;
  by: string;
  until: string;
}

export type OwnDataWish = 'see' | 'correct' | 'erase';
export type OwnDataDeed = 'note' | 'done' | 'refuse' | 'erase';

/** What the person wants with what is kept of them, and how things stand with it. */
export interface OwnDataRequest {
  id: string;
  wish: OwnDataWish;
  askedAt: string;
  /** Until when the law wants an answer. */
  dueAt: string;
  state: 'waiting' | 'to-confirm' | 'erasing' | 'done' | 'refused';
  /** Who has answered. */
  by?: string;
}

/** A case with all that staff may know about it. */
export interface CaseDetail extends CaseSummary {
  sheet: SheetRow[];
  safety: Safety;
  sending: Sending;
  transcript: TranscriptEntry[];
  notes: CaseNote[];
  history: CaseStep[];
  referrals: Referral[];
  outcome?: string;
  /** While it holds. */
  mute?: Mute;
  ownData: OwnDataRequest[];
}

/** A part of a list; `nextCursor` asks for the part after it. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** A part of the queue, and how many cases are not closed, whatever was asked for. */
export interface QueuePage extends Page<CaseSummary> {
  counts: Record<Priority, number>;
}

/** What may be asked of the queue; a field left out asks for everything. */
export interface CaseQuery {
  status?: CaseStatus | undefined;
  priority?: Priority | undefined;
  /** A code, a phone number, a place, a name. */
  q?: string | undefined;
  /** `me`, `none`, or an id. */
  owner?: string | undefined;
  office?: string | undefined;
  channel?: string | undefined;
  step?: WorkStep | undefined;
  limit?: number | undefined;
}

/** What staff may do with a case, and what each deed needs. `part` is what of the case is meant. */
export type CaseAction =
  | { name: 'claim' | 'release' | 'reopen' | 'unmute'; body: Record<string, never> }
  | { name: 'transfer'; body: { to: string } }
  | { name: 'messages'; body: { text: string; override?: string; asks?: 'referral' } }
  | { name: 'notes'; body: { text: string; spoke?: boolean } }
  | { name: 'step'; body: { step: WorkStep } }
  | { name: 'safety'; body: { state: SafetyState; hours?: Hours[]; codeWord?: string } }
  | { name: 'sheet'; part: string; body: { value: string | null; revision: number } }
  | { name: 'refer'; body: { agency: string; text: string; consent: Consent; askAt?: string } }
  | { name: 'referrals'; part: string; body: { answer: { result: ReferralResult; text: string } } }
  | { name: 'follow'; body: { until: string; text: string } }
  | { name: 'mute'; body: { reason: MuteReason; until: string; text: string } }
  | { name: 'own-data'; body: { wish: OwnDataWish; deed: OwnDataDeed; text: string } }
  | { name: 'own-data/confirm'; body: Record<string, never> }
  | { name: 'close'; body: { outcome: Outcome; text: string } };

/** News of a case: never any text of it. */
export interface LiveEvent {
  type: 'opened' | 'message' | 'claimed' | 'changed' | 'closed' | 'overdue' | 'reminder';
  caseId: string;
  priority: Priority;
  code: string;
}
