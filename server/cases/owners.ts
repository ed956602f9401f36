import type { LiveBus } from '../conversations/events';
import type { Attendance } from '../staff/duty';
import { mayHaveCases } from '../staff/permissions';
import type { Case } from '../store/contract/cases';
import { type HandOnReason, SYSTEM } from './actions';
import type { Cases } from './cases';
import { type EditorPorts, editCase } from './editor';
import { levelOf, owedFrom, wasWarned } from './service-levels';

/** Whoever is still writing when the shift is over may finish the sentence. */
const AFTER_SHIFT_MS = 10 * 60_000;

export interface OwnerPorts extends EditorPorts {
  act: Cases['act'];
  live: LiveBus;
}

/** The owner does nothing, though the person waits for an answer: first a reminder, then the case is handed on. */
export async function urgeOwner(ports: OwnerPorts, current: Case): Promise<void> {
  const owed = owedFrom(current, ports.now());
  if (owed === undefined) return;
  const [isWarned, silence] = [wasWarned(current, owed), ports.now() - owed];
  if (isWarned && silence >= levelOf(current).silent) await handOn(ports, current, 'silent', owed);
  if (!isWarned && silence >= levelOf(current).remindOwner) await remind(ports, current, owed);
}

async function remind(ports: OwnerPorts, { id }: Case, owed: number): Promise<void> {
  const alarm = { stage: 'again' as const, at: ports.now() };
  const { changed } = await editCase(ports, id, (newest) =>
    newest.status === 'claimed' && owedFrom(newest, alarm.at) === owed
      ? { ...newest, alarm, news: 'overdue' }
      : undefined,
  );
  if (changed) ports.live.emit('case', id, 'overdue');
}

/** Takes a case out of its owner's hands, once for each time that they had it. */
export async function handOn(ports: OwnerPorts, { id }: Case, reason: HandOnReason, since: number): Promise<void> {
  await ports.act(id, { action: { type: 'hand_on', reason }, actor: SYSTEM, key: `${reason}:${since}` });
}

/** Why a case can stay with its owner no longer; undefined when it can. */
export function lossReason(current: Case, owner: Attendance, now: number): HandOnReason | undefined {
  const { member, state, shift, seenAt } = owner;
  const { ownedSince = 0, ownerActedAt = 0 } = current;
  if (!mayHaveCases(member)) return 'disabled';
  if (state === 'off') return 'shift';
  // A shift that was over before the case was taken says nothing about it.
  if (shift && shift.to > ownedSince && now >= shift.to + AFTER_SHIFT_MS) return 'shift';
  return now - Math.max(seenAt, ownerActedAt) >= levelOf(current).away ? 'offline' : undefined;
}
