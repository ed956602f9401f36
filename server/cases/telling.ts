import { CONSENT, type ConsentTold } from '../../bot/consent/consent';
import { SAFETY_SET } from '../../bot/discretion';
import { HANDOFF_STATUS, type HandoffStatus } from '../../bot/handoff';
import { MUTE, type Muting } from '../../bot/mute';
import type { Activity } from '../channels/activity';
import type { Case, Consent } from '../store/contract/cases';
import type { NewMessage } from '../store/contract/conversations';
import type { ActionType, Actor, CaseAction } from './actions';

/** Actions that change who answers the person, and what the Bot Framework's handoff protocol calls that. */
const STATES: Partial<Record<ActionType, HandoffStatus['state']>> = {
  claim: 'accepted',
  release: 'released',
  move: 'released',
  hand_on: 'released',
  follow: 'followed',
  close: 'completed',
  reopen: 'reopened',
};

/** What an action puts into the conversation's inbox; undefined for what the person has no part in. */
export function tellingOf(
  current: Case,
  action: CaseAction,
  actor: Actor,
  key: string,
  at: number,
): NewMessage | undefined {
  const id = `staff:${current.id}:${key}`;
  if (action.type === 'message') {
    const { override, asks } = action;
    const channelData = { staff: true, ...(override && { override: true }), ...(asks && { asks }) };
    return { id, from: 'staff', receivedAt: at, activity: { type: 'message', text: action.text, channelData } };
  }
  if (action.type === 'safety') {
    const activity: Activity = { type: 'event', name: SAFETY_SET, value: action.safety };
    return { id, from: 'system', receivedAt: at, activity };
  }
  if (action.type === 'mute' || action.type === 'unmute') {
    // A retry may come when a later one holds: an old end must not be told as news.
    if (current.history.findLast(({ action: done }) => done === 'mute' || done === 'unmute')?.key !== key)
      return undefined;
    const value: Muting = { until: action.type === 'mute' ? action.until : null, caseId: current.id };
    return { id, from: 'system', receivedAt: at, activity: { type: 'event', name: MUTE, value } };
  }
  if (action.type === 'refer' || action.type === 'referral') {
    const value = consentOf(action.consent);
    return value && { id, from: 'system', receivedAt: at, activity: { type: 'event', name: CONSENT, value } };
  }
  const state = STATES[action.type];
  if (!state || !isLatest(current, key)) return undefined;
  return { id, from: 'system', receivedAt: at, activity: statusActivity(current, state, actor.name) };
}

/** A consent that staff have recorded, for the person to see with their own data and to take back; never to whom it was given. */
function consentOf(consent: Consent | undefined): ConsentTold | undefined {
  if (consent === undefined || consent === 'unrecorded') return undefined;
  return { purpose: 'referral', basis: consent === 'danger' ? 'danger' : 'agreed' };
}

/** A status event of the handoff protocol. */
export function statusActivity(
  { id, code, priority }: Pick<Case, 'id' | 'code' | 'priority'>,
  state: HandoffStatus['state'],
  staffName?: string,
): Activity {
  const value: HandoffStatus = {
    state,
    caseId: id,
    caseCode: code,
    priority,
    ...(staffName !== undefined && { staffName }),
  };
  return { type: 'event', name: HANDOFF_STATUS, value };
}

/** A retry may come when the case has moved on: an old step must then not be told as news. */
function isLatest(current: Case, key: string): boolean {
  return current.history.findLast(({ action }) => action in STATES)?.key === key;
}
