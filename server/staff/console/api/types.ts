/** What the staff API gives and takes. Times are ISO 8601 in UTC. */
export type Priority = 1 | 2 | 3;
export type CaseStatus = 'open' | 'claimed' | 'following' | 'closed';
export type Role = 'counsellor' | 'supervisor' | 'editor' | 'auditor' | 'admin';
export type Outcome = 'helped' | 'referred' | 'no_contact' | 'not_related' | 'duplicate';
export type Sender = 'user' | 'bot' | 'staff' | 'system';
export type MessageState = 'received' | 'unread' | 'queued' | 'sent' | 'failed';

/** Somebody who works here. */
export interface Account {
  id: string;
  name: string;
  username: string;
  role: Role;
}

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
  owner?: { id: string; name: string };
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
}

export interface CaseFact {
  name: string;
  value: string;
  messageId: string;
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

/** A case with all that staff may know about it. */
export interface CaseDetail extends CaseSummary {
  facts: CaseFact[];
  transcript: TranscriptEntry[];
  notes: CaseNote[];
  history: CaseStep[];
  outcome?: string;
}

/** A part of a list; `nextCursor` asks for the part after it. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** What may be asked of the queue; a field left out asks for everything. */
export interface CaseQuery {
  status?: CaseStatus;
  priority?: Priority;
  q?: string;
}

/** What staff may do with a case, and what each deed needs. */
export type CaseAction =
  | { name: 'claim' | 'release' | 'reopen'; body: Record<string, never> }
  | { name: 'transfer'; body: { to: string } }
  | { name: 'messages' | 'notes'; body: { text: string } }
  | { name: 'refer'; body: { agency: string; text: string } }
  | { name: 'close'; body: { outcome: Outcome; text: string } };

/** News of a case: never any text of it. */
export interface LiveEvent {
  type: 'opened' | 'message' | 'claimed' | 'changed' | 'closed' | 'overdue' | 'reminder';
  caseId: string;
  priority: Priority;
  code: string;
}
