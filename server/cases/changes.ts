import { ANSWERED } from '../../bot/consent/asking';
import type { Case, CaseStep, Referral } from '../store/contract/cases';
import type { Actor, CaseAction, NewReferral, ReferralUpdate } from './actions';
import { MUTED } from './mutes';
import { ownDataAfter, withoutErasing } from './own-data';
import { corrected } from './sheet';

/** What an action changes in a case, its history and notes aside. */
export function changeOf(current: Case, action: CaseAction, actor: Actor, step: CaseStep): Partial<Case> {
  const { at } = step;
  switch (action.type) {
    case 'claim':
      return inHandsOf(current, { id: actor.id, name: actor.name }, at);
    case 'transfer':
      return inHandsOf(current, action.to, at);
    case 'message':
      return answeredAt(current, at);
    case 'step':
      return { step: action.step };
    case 'move':
      return { ...inNobodysHands(current, at), office: action.office };
    case 'release':
    case 'hand_on':
    case 'return':
      return inNobodysHands(current, at);
    case 'refer':
      return { referrals: [...current.referrals, referralOf(current, action, step)] };
    case 'referral':
      return {
        referrals: current.referrals.map((known) => (known.id === action.id ? updated(known, action, step) : known)),
      };
    case 'follow':
      return { status: 'following', followAt: action.until, owedSince: undefined, alarm: undefined };
    case 'close':
      return { status: 'closed', closedAt: at, outcome: action.outcome, ...QUIET };
    case 'mute':
      return { ...closedBy(current, at), mute: { reason: action.reason, at, by: actor.name, until: action.until } };
    case 'unmute':
      return { mute: current.mute && { ...current.mute, endedAt: at } };
    case 'reopen':
      return {
        ...inNobodysHands(current, at),
        ...withoutErasing(current),
        ...{ waitingSince: at, closedAt: undefined, outcome: undefined, told: [] },
      };
    case 'own_data':
      return ownDataAfter(current, action, actor, step);
    case 'safety':
      return { safety: { ...current.safety, ...action.safety, at, by: actor.name } };
    case 'sheet':
      return { sheet: corrected(current, action, { at, by: actor.name }) };
    case 'note':
      return action.spoke && actor.id === current.owner?.id ? answeredAt(current, at) : {};
    case 'remind':
      return {};
  }
}

/** The owner has answered the person, in writing or aloud. */
const answeredAt = ({ firstAnsweredAt }: Case, at: number): Partial<Case> => ({
  owedSince: undefined,
  firstAnsweredAt: firstAnsweredAt ?? at,
});

/** Whoever is muted has no case that goes on; one that was closed before stays as it was closed. */
const closedBy = ({ status }: Case, at: number): Partial<Case> =>
  status === 'closed' ? {} : { status: 'closed', closedAt: at, outcome: MUTED, ...QUIET };

/** Nothing is owed, nothing calls. */
const QUIET = { owedSince: undefined, unattendedSince: undefined, followAt: undefined, alarm: undefined };

/** In somebody's hands: who took it owes the person a word. */
function inHandsOf(current: Case, owner: NonNullable<Case['owner']>, at: number): Partial<Case> {
  const { firstClaimedAt = at } = current;
  return {
    ...QUIET,
    status: 'claimed',
    owner,
    ownedSince: at,
    ownerActedAt: at,
    owedSince: current.owedSince ?? at,
    firstClaimedAt,
  };
}

/** Back in the queue, where its alarms begin anew. */
export function inNobodysHands(current: Case, at: number): Partial<Case> {
  const wasOpen = current.status === 'open';
  const unattendedSince = wasOpen ? current.unattendedSince : at;
  // Whoever had an answer to everything begins to wait now; whoever had none has waited all along.
  const waitingSince = wasOpen || current.owedSince !== undefined ? current.waitingSince : at;
  return {
    ...QUIET,
    status: 'open',
    owner: undefined,
    ownedSince: undefined,
    ownerActedAt: undefined,
    unattendedSince,
    waitingSince,
  };
}

function referralOf(
  { facts }: Case,
  { agency, agencyId, text, consent, askAt }: NewReferral,
  { key, at, by }: CaseStep,
): Referral {
  const hasAgreed = facts.findLast(({ name }) => name === ANSWERED)?.value === 'yes';
  return {
    id: key,
    at,
    by,
    agency,
    text,
    consent: consent ?? (hasAgreed ? 'given' : 'unrecorded'),
    ...(agencyId !== undefined && { agencyId }),
    ...(askAt !== undefined && { askAt }),
  };
}

function updated(known: Referral, { consent, askAt, answer }: ReferralUpdate, { at, by }: CaseStep): Referral {
  return {
    ...known,
    ...(consent && { consent }),
    ...(askAt !== undefined && { askAt }),
    ...(answer && { answer: { at, by, ...answer } }),
  };
}
