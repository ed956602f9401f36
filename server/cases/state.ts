import { createHash } from 'node:crypto';
import type { Case, CaseNote, CaseStatus, CaseStep, Role } from '../store/records';

/** Who acts: a member of staff. */
export interface Actor {
  id: string;
  name: string;
  role: Role;
}

/** How cases usually end when staff close them; other words are taken too, but `withdrawn` is only the person's to choose. */
export const OUTCOMES: readonly string[] = ['helped', 'referred', 'no_contact', 'not_related', 'duplicate'];

/** What staff may do with a case. */
export type CaseAction =
  | { type: 'claim' }
  | { type: 'release' }
  | { type: 'transfer'; to: { id: string; name: string } }
  | { type: 'message'; text: string }
  | { type: 'note'; text: string }
  | { type: 'refer'; agency: string; text: string }
  | { type: 'close'; outcome: string; text: string }
  | { type: 'reopen' };
export type ActionType = CaseAction['type'];

export type ConflictReason = 'taken' | 'not-claimed' | 'closed' | 'not-closed' | 'same-owner' | 'another-open' | 'busy';

/** Raised when an action does not fit the state that the case is in. */
export class CaseConflict extends Error {
  readonly code = 'CASE_CONFLICT';
  constructor(
    readonly reason: ConflictReason,
    readonly owner?: Case['owner'],
  ) {
    super(`the case does not allow this: ${reason}`);
  }
}

/** Raised when a case is in the hands of somebody else. */
export class NotYourCase extends Error {
  readonly code = 'NOT_YOUR_CASE';
  constructor(readonly owner: Case['owner']) {
    super('the case is in the hands of somebody else');
  }
}

/** The whole life of a case in one table: in which states an action is allowed. */
const ALLOWED: Record<ActionType, readonly CaseStatus[]> = {
  claim: ['open'],
  release: ['claimed'],
  transfer: ['claimed'],
  message: ['claimed'],
  note: ['open', 'claimed', 'closed'],
  refer: ['open', 'claimed'],
  close: ['claimed'],
  reopen: ['closed'],
};

/** What only the owner may do, or a supervisor in the owner's place. */
const OWNERS: readonly ActionType[] = ['release', 'transfer', 'message', 'close'];

/** The case after an action, or {@link CaseConflict} or {@link NotYourCase}. `key` makes the step idempotent. */
export function advance(current: Case, action: CaseAction, actor: Actor, key: string, at: number): Case {
  check(current, action, actor);
  const fingerprint = fingerprintOf(action);
  const step: CaseStep = { key, fingerprint, at, by: actor.name, action: action.type, ...detailOf(action) };
  return {
    ...current,
    ...change(action, actor, at),
    ...noted(current, action, step),
    history: [...current.history, step],
  };
}

/** The same for the same action, and for no other. */
export function fingerprintOf(action: CaseAction): string {
  return createHash('sha256').update(JSON.stringify(action)).digest('base64url').slice(0, 22);
}

function check(current: Case, action: CaseAction, actor: Actor): void {
  const { status, owner } = current;
  if (!ALLOWED[action.type].includes(status)) throw new CaseConflict(reason(status, action.type), owner);
  if (OWNERS.includes(action.type) && owner?.id !== actor.id && actor.role === 'counsellor')
    throw new NotYourCase(owner);
  if (action.type === 'transfer' && action.to.id === owner?.id) throw new CaseConflict('same-owner', owner);
}

function reason(status: CaseStatus, action: ActionType): ConflictReason {
  if (action === 'reopen') return 'not-closed';
  if (status === 'closed') return 'closed';
  return status === 'claimed' ? 'taken' : 'not-claimed';
}

function change(action: CaseAction, actor: Actor, at: number): Partial<Case> {
  switch (action.type) {
    case 'claim':
      return { status: 'claimed', owner: { id: actor.id, name: actor.name } };
    case 'transfer':
      return { owner: { id: action.to.id, name: action.to.name } };
    case 'release':
      return { status: 'open', owner: undefined };
    case 'close':
      return { status: 'closed', closedAt: at, outcome: action.outcome };
    case 'reopen':
      return { status: 'open', owner: undefined, closedAt: undefined, outcome: undefined };
    case 'message':
    case 'note':
    case 'refer':
      return {};
  }
}

/** What the history says beside the action. Never text that was written to or about the person: that is in the notes. */
function detailOf(action: CaseAction): { detail?: string } {
  if (action.type === 'transfer') return { detail: action.to.name };
  if (action.type === 'refer') return { detail: action.agency };
  return action.type === 'close' ? { detail: action.outcome } : {};
}

/** What was written about a referral or an end is a note like any other. */
function noted(current: Case, action: CaseAction, { key, at, by }: CaseStep): { notes?: CaseNote[] } {
  if (action.type !== 'note' && action.type !== 'refer' && action.type !== 'close') return {};
  return action.text ? { notes: [...current.notes, { id: key, at, by, text: action.text }] } : {};
}
