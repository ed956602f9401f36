import { createHash } from 'node:crypto';
import type { OwnDataWish } from '../../bot/own-data-wish';
import type { Safety } from '../../bot/safety';
import type { Case, Consent, MuteReason, WorkStep } from '../store/contract/cases';
import type { Role } from '../store/contract/staff';
import type { Correction } from './sheet';

/** Who acts: a member of staff, or the watch that sees to it that nobody waits in silence. */
export interface Actor {
  id: string;
  name: string;
  role: Role | 'system';
}

/** The watch, when it moves a case on. */
export const SYSTEM: Actor = { id: 'system', name: 'system', role: 'system' };

/** How a case ends that the person did not want any more. */
export const WITHDRAWN = 'withdrawn';

/** How cases usually end when staff close them; other words are taken too. */
export const OUTCOMES: readonly string[] = ['helped', 'referred', 'no_contact', 'not_related', 'duplicate', WITHDRAWN];

/** The six steps of 111's work, in order. */
export const WORK_STEPS = [
  'receive',
  'assess',
  'needs',
  'plan',
  'support',
  'review',
] as const satisfies readonly WorkStep[];

/** Why a case was taken out of its owner's hands. */
export type HandOnReason = 'offline' | 'shift' | 'silent' | 'disabled';

/** A case is laid before an agency. */
export interface NewReferral {
  type: 'refer';
  agency: string;
  agencyId?: string | undefined;
  text: string;
  consent?: Consent | undefined;
  askAt?: number | undefined;
}

/** What became of a referral; what is left out stays. */
export interface ReferralUpdate {
  type: 'referral';
  id: string;
  consent?: Consent | undefined;
  askAt?: number | undefined;
  answer?: { result: 'accepted' | 'declined' | 'done'; text: string } | undefined;
}

/**
 * A person's wish about what is kept of them: noted by staff, answered, refused, or to be erased once a second person has confirmed it.
 * What `text` says is a note for staff.
 */
export interface OwnDataAction {
  type: 'own_data';
  wish: OwnDataWish;
  deed: 'note' | 'done' | 'refuse' | 'erase' | 'confirm';
  text: string;
}

/** What may be done with a case: by staff, and the last three by the watch. */
export type CaseAction =
  | { type: 'claim' }
  | { type: 'release' }
  | { type: 'transfer'; to: { id: string; name: string } }
  | { type: 'move'; office: string }
  | { type: 'message'; text: string; override?: string | undefined; asks?: 'referral' | undefined }
  | { type: 'safety'; safety: Safety }
  | ({ type: 'sheet' } & Correction)
  | { type: 'note'; text: string; spoke?: boolean | undefined }
  | { type: 'step'; step: WorkStep }
  | NewReferral
  | ReferralUpdate
  | { type: 'follow'; until: number; text: string }
  | { type: 'close'; outcome: string; text: string }
  | { type: 'reopen' }
  | { type: 'mute'; reason: MuteReason; until: number; text: string }
  | { type: 'unmute' }
  | OwnDataAction
  | { type: 'hand_on'; reason: HandOnReason }
  | { type: 'return'; reason: 'date' }
  | { type: 'remind' };
export type ActionType = CaseAction['type'];

export type ConflictReason =
  | 'taken'
  | 'not-claimed'
  | 'closed'
  | 'not-closed'
  | 'same-owner'
  | 'same-office'
  | 'another-open'
  | 'no-referral'
  | 'not-muted'
  | 'no-wish'
  | 'second-person'
  | 'close-first'
  | 'words-needed'
  | 'say-more'
  | 'answer-first'
  | 'changed'
  | 'busy';

/** For so long at most a case waits for others at a time, ms: nobody falls out of everybody's sight. */
export const LONGEST_FOLLOW_MS = 30 * 24 * 3_600_000;

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

/** The same for the same action, and for no other. */
export function fingerprintOf(action: CaseAction): string {
  return createHash('sha256').update(JSON.stringify(action)).digest('base64url').slice(0, 22);
}
