import type { Logger } from 'pino';
import type { LiveBus } from '../conversations/events';
import type { Attendance, Duty } from '../staff/duty';
import type { AlarmStage, Case } from '../store/records';
import type { Store } from '../store/store';
import { CaseConflict, SYSTEM } from './actions';
import type { Cases } from './cases';
import { CaseUnknown, editCase } from './editor';
import { lossReason } from './losing';
import type { Pager } from './paging/pager';
import { STAGES, levelOf, owedFrom, stageAt, wasReminded, wasWarned } from './service-levels';
import { statusActivity } from './telling';

/** How often the watch looks; alarms are as exact as this. */
const TICK_MS = 1_000;
/** Only one process watches. If it dies, another takes over after this long at the latest. */
const LEASE_MS = 8_000;
const BATCH = 200;
/** After so long a silence in a case of danger nothing is sent unasked: somebody else may have the phone by now. */
const SILENCE_MS = 15 * 60_000;

export interface WatchPorts {
  /** This process. */
  owner: string;
  store: Pick<Store, 'cases' | 'secrets'>;
  cases: Cases;
  duty: Duty;
  pager: Pager;
  live: LiveBus;
  logger: Logger;
  now: () => number;
}

/**
 * Sees to it that nobody waits in silence: calls for cases that nobody takes, hands on those whose owner is gone, reminds
 * of dates. It keeps no timers of its own: when it must look at a case stands in the case, so a restart forgets nothing.
 */
export class Watch {
  readonly #ports: WatchPorts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #busy = false;

  constructor(ports: WatchPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#ports.live.on('case', (id, change) => {
      if (change === 'claimed') void this.#calm(id);
    });
    this.#timer = setInterval(() => {
      if (!this.#busy) this.#running = this.#round();
    }, TICK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    await this.#ports.store.secrets.unlock('watch', this.#ports.owner);
  }

  /** Those outside who were called learn that somebody has the case. */
  async #calm(id: string): Promise<void> {
    const { store, pager, logger } = this.#ports;
    try {
      const current = await store.cases.get(id);
      if (current) await pager.calm(current);
    } catch (error) {
      logger.error({ err: error, caseId: id }, 'those who were called could not be told');
    }
  }

  async #round(): Promise<void> {
    this.#busy = true;
    try {
      await this.look();
    } catch (error) {
      this.#ports.logger.error({ err: error }, 'the watch could not look');
    } finally {
      this.#busy = false;
    }
  }

  /** Looks once at all that is due; does nothing while another process watches. Gives whether this one does. */
  async look(): Promise<boolean> {
    const { store, owner, now, duty, logger } = this.#ports;
    if (!(await store.secrets.lock('watch', owner, now(), now() + LEASE_MS))) return false;
    const attendance = await duty.attendance();
    await this.#handOnAbandoned();
    for (const current of await store.cases.due(now(), BATCH)) {
      // One case that cannot be dealt with must not keep the others waiting.
      await this.#see(current, attendance).catch((error: unknown) => {
        if (!isOvertaken(error)) logger.error({ err: error, caseId: current.id }, 'the watch could not see to a case');
      });
    }
    return true;
  }

  async #see(current: Case, attendance: readonly Attendance[]): Promise<void> {
    await this.#remindOfReferrals(current);
    const { status, unattendedSince } = current;
    if (status === 'open' && unattendedSince !== undefined)
      await this.#call({ ...current, unattendedSince }, attendance);
    else if (status === 'claimed') await this.#urgeOwner(current);
    else if (status === 'following' && this.#ports.now() >= (current.followAt ?? Infinity))
      await this.#bringBack(current);
  }

  /** Nobody has the case: it calls louder, and whoever waits is told the truth. Every step may be repeated after a crash. */
  async #call(current: Case & { unattendedSince: number }, attendance: readonly Attendance[]): Promise<void> {
    const { pager, now } = this.#ports;
    const stage = stageAt(current, now());
    await pager.call(current, stage, attendance);
    const told = await this.#tellTruth(current, stage, attendance);
    const changed = await this.#edit(current, (newest) =>
      newest.status === 'open' && newest.unattendedSince === current.unattendedSince
        ? { ...newest, ...raised(newest, stage, now()), told: [...new Set([...newest.told, ...told])] }
        : undefined,
    );
    if (changed && stage !== 'first') this.#ports.live.emit('case', current.id, 'overdue');
  }

  async #tellTruth(current: Case, stage: AlarmStage, attendance: readonly Attendance[]): Promise<Case['told']> {
    if (current.told.length || stage === 'first' || this.#isTooSilent(current)) return [];
    const isAbsent = !attendance.some(({ onDuty }) => onDuty);
    if (!isAbsent && stage !== 'supervisor') return [];
    const state = isAbsent ? 'absent' : 'late';
    const id = `case:${current.id}:${state}:${current.unattendedSince ?? 0}`;
    const activity = statusActivity(current, state);
    await this.#ports.cases.tell(current.conversationId, {
      id,
      from: 'system',
      receivedAt: this.#ports.now(),
      activity,
    });
    return [state];
  }

  #isTooSilent({ priority, lastMessageAt }: Case): boolean {
    return priority !== 3 && this.#ports.now() - lastMessageAt >= SILENCE_MS;
  }

  /** The owner does nothing, though the person waits for an answer: first a reminder, then the case is handed on. */
  async #urgeOwner(current: Case): Promise<void> {
    const { cases, now, live } = this.#ports;
    const owed = owedFrom(current);
    if (owed === undefined) return;
    if (wasWarned(current, owed) && now() >= owed + levelOf(current).silent) {
      await cases.act(current.id, {
        action: { type: 'hand_on', reason: 'silent' },
        actor: SYSTEM,
        key: `silent:${owed}`,
      });
    } else if (!wasWarned(current, owed) && now() >= owed + levelOf(current).remindOwner) {
      const alarm = { stage: 'again' as const, at: now() };
      const changed = await this.#edit(current, (newest) =>
        newest.status === 'claimed' && owedFrom(newest) === owed ? { ...newest, alarm, news: 'overdue' } : undefined,
      );
      if (changed) live.emit('case', current.id, 'overdue');
    }
  }

  async #bringBack({ id, followAt }: Case): Promise<void> {
    const action = { type: 'return', reason: 'date' } as const;
    await this.#ports.cases.act(id, { action, actor: SYSTEM, key: String(followAt) });
  }

  async #remindOfReferrals(current: Case): Promise<void> {
    for (const { askAt = Infinity, answer } of current.referrals) {
      if (answer || askAt > this.#ports.now() || wasReminded(current, askAt)) continue;
      await this.#ports.cases.act(current.id, { action: { type: 'remind' }, actor: SYSTEM, key: String(askAt) });
    }
  }

  /** Cases whose owners are gone, whose shift is over, or whose accounts may not be used any more. */
  async #handOnAbandoned(): Promise<void> {
    const { store, cases, duty, now, logger } = this.#ports;
    for (const standing of await duty.standings()) {
      const { items } = await store.cases.list({ owner: standing.member.id, status: 'claimed', limit: BATCH });
      for (const current of items) {
        const reason = lossReason(current, standing, now());
        if (!reason) continue;
        const key = `${reason}:${current.ownedSince ?? 0}`;
        await cases
          .act(current.id, { action: { type: 'hand_on', reason }, actor: SYSTEM, key })
          .catch((error: unknown) => {
            if (!isOvertaken(error)) logger.error({ err: error, caseId: current.id }, 'a case could not be handed on');
          });
      }
    }
  }

  async #edit({ id }: Case, edit: (newest: Case) => Case | undefined): Promise<boolean> {
    const { store, now } = this.#ports;
    return (await editCase({ cases: store.cases, now }, id, edit)).changed;
  }
}

/** The alarm as it stands now; a stage that is new is part of the history. */
function raised(newest: Case, stage: AlarmStage, at: number): Partial<Case> {
  const alarm = { stage, at };
  if (stage === 'first') return { alarm };
  const isHigher = STAGES.indexOf(stage) > STAGES.indexOf(newest.alarm?.stage ?? 'first');
  const step = { key: `alarm:${stage}:${at}`, at, by: SYSTEM.name, action: 'alarm', detail: stage };
  return { alarm, news: 'overdue', ...(isHigher && { history: [...newest.history, step] }) };
}

/** Staff were quicker: what the watch wanted to do is no longer to be done. */
const isOvertaken = (error: unknown) => error instanceof CaseConflict || error instanceof CaseUnknown;
