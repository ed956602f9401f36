import type { Priority } from '../../bot/handoff';
import type { AlarmStage, Case } from '../store/contract/cases';
import { writable } from './caution';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What is promised to people of one priority, in ms. */
interface ServiceLevel {
  /** When a case that nobody takes calls louder, counted from when it was left to nobody. */
  alarms: Record<Exclude<AlarmStage, 'first'>, number>;
  /** From the last stage on it calls again this often, until somebody takes it. */
  repeat: number;
  /**
   * An owner who leaves the person's words unanswered for so long is reminded; then the case is handed on. Other work on it puts both
   * off once, for as long as `silent`: the person waits all the same.
   */
  remindOwner: number;
  silent: number;
  /** An owner who is away from the console for so long has lost the case. */
  away: number;
}

/**
 * The service levels. Those of P1 are agreed; those of P2 and P3 follow what people are told: that a report is read
 * within a day, and a request within one or two working days.
 */
const LEVELS: Record<Priority, ServiceLevel> = {
  1: {
    alarms: { again: 30 * SECOND, everybody: 60 * SECOND, supervisor: 180 * SECOND },
    repeat: MINUTE,
    remindOwner: 90 * SECOND,
    silent: 3 * MINUTE,
    away: MINUTE,
  },
  2: {
    alarms: { again: 30 * SECOND, everybody: 30 * MINUTE, supervisor: HOUR },
    repeat: HOUR,
    remindOwner: 15 * MINUTE,
    silent: 30 * MINUTE,
    away: 5 * MINUTE,
  },
  3: {
    alarms: { again: 30 * SECOND, everybody: 4 * HOUR, supervisor: 24 * HOUR },
    repeat: 24 * HOUR,
    remindOwner: 2 * HOUR,
    silent: 8 * HOUR,
    away: 15 * MINUTE,
  },
};

/** Stages in the order in which they come. */
export const STAGES = ['first', 'again', 'everybody', 'supervisor'] as const satisfies readonly AlarmStage[];

export const levelOf = ({ priority }: Pick<Case, 'priority'>): ServiceLevel => LEVELS[priority];

/** The stage that a case has reached which has been in nobody's hands since `unattendedSince`. */
export function stageAt(unattended: Pick<Case, 'priority'> & { unattendedSince: number }, now: number): AlarmStage {
  const waited = now - unattended.unattendedSince;
  return STAGES.findLast((stage) => waited >= startOf(unattended, stage)) ?? 'first';
}

const startOf = (of: Pick<Case, 'priority'>, stage: AlarmStage) => (stage === 'first' ? 0 : levelOf(of).alarms[stage]);

/** When a case that nobody has taken must call next (epoch ms). */
function nextAlarmAt(current: Pick<Case, 'priority' | 'alarm'> & { unattendedSince: number }): number {
  const { alarm, unattendedSince } = current;
  if (!alarm) return unattendedSince;
  const next = STAGES[STAGES.indexOf(alarm.stage) + 1];
  if (next) return unattendedSince + startOf(current, next);
  return alarm.at + levelOf(current).repeat;
}

/** Whether a case is behind what was promised: in nobody's hands for longer than everybody is given, or left by its owner. */
export function isOverdue(current: Case, now: number): boolean {
  const { status, unattendedSince, followAt } = current;
  if (status === 'open' && unattendedSince !== undefined)
    return now >= unattendedSince + levelOf(current).alarms.everybody;
  if (status === 'claimed') return now >= (promisedFrom(current, now) ?? Infinity) + levelOf(current).remindOwner;
  return status === 'following' && now >= (followAt ?? Infinity);
}

/** From when on the owner's silence counts; undefined when nothing is owed. */
export function owedFrom(current: Case, now: number): number | undefined {
  const { owedSince, ownedSince = 0, ownerActedAt = 0 } = current;
  if (owedSince === undefined) return undefined;
  const worked = Math.max(owedSince, ownerActedAt);
  // Whoever may not write to the person helps them in other ways.
  if (!mayAnswer(current, now)) return worked;
  return Math.min(worked, Math.max(owedSince, ownedSince) + levelOf(current).silent);
}

/** From when on the promise to the person counts, whatever else was done meanwhile. */
const promisedFrom = (current: Case, now: number) =>
  mayAnswer(current, now) ? current.owedSince : owedFrom(current, now);

/** Whether the person waits for an answer that may be given now. */
export const isOwedAnswer = (current: Case, now: number): boolean =>
  current.owedSince !== undefined && mayAnswer(current, now);

const mayAnswer = (current: Case, now: number): boolean => 'until' in writable(current, now);

/** When the watch must look at a case next (epoch ms); undefined when only people move it on. */
export function nextLookAt(current: Case, now: number): number | undefined {
  const { status, unattendedSince } = current;
  if (status === 'closed') return undefined;
  const asks = current.referrals.filter(({ answer }) => !answer).flatMap(({ askAt }) => askAt ?? []);
  const looks = [...asks.filter((at) => !wasReminded(current, at)), ...ownLooks()];
  return looks.length ? Math.min(...looks) : undefined;

  function ownLooks(): number[] {
    if (status === 'following') return current.followAt === undefined ? [] : [current.followAt];
    if (status === 'open') return unattendedSince === undefined ? [] : [nextAlarmAt({ ...current, unattendedSince })];
    const owed = owedFrom(current, now);
    return owed === undefined
      ? []
      : [owed + (wasWarned(current, owed) ? levelOf(current).silent : levelOf(current).remindOwner)];
  }
}

/** Whether the owner was reminded of this silence. */
export const wasWarned = ({ alarm }: Case, owed: number): boolean => alarm !== undefined && alarm.at >= owed;

/** Whether staff were reminded of this date. */
export const wasReminded = ({ history }: Case, askAt: number): boolean =>
  history.some(({ action, key }) => action === 'remind' && key.endsWith(`:${askAt}`));
