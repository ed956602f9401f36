import type { Attendance } from '../staff/duty';
import type { Case } from '../store/records';
import type { HandOnReason } from './actions';
import { levelOf } from './service-levels';

/** Whoever is still writing when the shift is over may finish the sentence. */
const AFTER_SHIFT_MS = 10 * 60_000;

/** Why a case can stay with its owner no longer; undefined when it can. */
export function lossReason(current: Case, owner: Attendance, now: number): HandOnReason | undefined {
  const { member, state, shift, seenAt } = owner;
  const { ownedSince = 0, ownerActedAt = 0 } = current;
  if (member.disabledAt !== undefined) return 'disabled';
  if (state === 'off') return 'shift';
  // A shift that was over before the case was taken says nothing about it.
  if (shift && shift.to > ownedSince && now >= shift.to + AFTER_SHIFT_MS) return 'shift';
  return now - Math.max(seenAt, ownerActedAt) >= levelOf(current).away ? 'offline' : undefined;
}
