import { SILENCE_MS } from '../../bot/safety';
import type { LiveBus } from '../conversations/events';
import type { Attendance } from '../staff/duty';
import type { AlarmStage, Case } from '../store/contract/cases';
import { SYSTEM } from './actions';
import type { Cases } from './cases';
import { isEndangered } from './caution';
import { type EditorPorts, editCase } from './editor';
import type { Pager } from './paging/pager';
import { STAGES, stageAt } from './service-levels';
import { statusActivity } from './telling';

export interface CallingPorts extends EditorPorts {
  tell: Cases['tell'];
  pager: Pager;
  live: LiveBus;
}

/** What holds for all cases that are called for in one look. */
export interface Round {
  attendance: readonly Attendance[];
  /** See {@link createIsCalledFor}. */
  isCalledFor: (current: Case) => Promise<boolean>;
}

/** A case that is in nobody's hands. */
export type Unattended = Case & { unattendedSince: number };

/** Calls for a case that nobody has, louder from stage to stage, unless one of its bundle does; tells the truth to whoever waits. May be repeated after a crash. */
export async function callFor(
  ports: CallingPorts,
  current: Unattended,
  { attendance, isCalledFor }: Round,
): Promise<void> {
  const now = ports.now();
  const stage = stageAt(current, now);
  const isQuiet = await isCalledFor(current);
  if (!isQuiet) await ports.pager.call(current, stage, attendance);
  const told = await tellTruth(ports, current, stage, attendance);
  const { changed } = await editCase(ports, current.id, (newest) =>
    newest.status === 'open' && newest.unattendedSince === current.unattendedSince
      ? { ...newest, ...raised(newest, stage, now), told: [...new Set([...newest.told, ...told])] }
      : undefined,
  );
  if (changed && stage !== 'first' && !isQuiet) ports.live.emit('case', current.id, 'overdue');
}

async function tellTruth(
  { tell, now }: CallingPorts,
  current: Unattended,
  stage: AlarmStage,
  attendance: readonly Attendance[],
): Promise<Case['told']> {
  if (current.told.length || stage === 'first' || isTooSilent(current, now())) return [];
  const isAbsent = !attendance.some(({ onDuty }) => onDuty);
  if (!isAbsent && stage !== 'supervisor') return [];
  const state = isAbsent ? 'absent' : 'late';
  const id = `case:${current.id}:${state}:${current.unattendedSince}`;
  await tell(current.conversationId, {
    id,
    from: 'system',
    receivedAt: now(),
    activity: statusActivity(current, state),
  });
  return [state];
}

const isTooSilent = (current: Case, now: number) =>
  (current.priority !== 3 || isEndangered(current)) && now - current.lastMessageAt >= SILENCE_MS;

/** The alarm as it stands now; a stage that is new is part of the history. */
function raised(newest: Case, stage: AlarmStage, at: number): Partial<Case> {
  const alarm = { stage, at };
  if (stage === 'first') return { alarm };
  const isHigher = STAGES.indexOf(stage) > STAGES.indexOf(newest.alarm?.stage ?? 'first');
  const step = { key: `alarm:${stage}:${at}`, at, by: SYSTEM.name, action: 'alarm', detail: stage };
  return { alarm, news: 'overdue', ...(isHigher && { history: [...newest.history, step] }) };
}
