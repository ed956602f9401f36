import type { Logger } from 'pino';
import type { LiveBus } from '../conversations/events';
import type { Attendance, Duty } from '../staff/duty';
import type { Case } from '../store/contract/cases';
import type { Store } from '../store/store';
import { CaseConflict, SYSTEM } from './actions';
import { createIsCalledFor } from './bundles';
import { type CallingPorts, type Round, callFor } from './calling';
import type { Cases } from './cases';
import { CaseUnknown } from './editor';
import { type OwnerPorts, handOn, lossReason, urgeOwner } from './owners';
import type { Pager } from './paging/pager';
import { Rounds } from '../rounds';
import { wasReminded } from './service-levels';

/** How often the watch looks; alarms are as exact as this. */
const TICK_MS = 1_000;
/** Only one process watches. If it dies, another takes over after this long at the latest. */
const LEASE_MS = 8_000;
const BATCH = 200;

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
  /** The time of locks (see StoreClock). */
  leaseNow: () => number;
}

/**
 * Sees to it that nobody waits in silence: calls for cases that nobody takes, hands on those whose owner is gone, reminds
 * of dates. It keeps no timers of its own: when it must look at a case stands in the case, so a restart forgets nothing.
 */
export class Watch {
  readonly #ports: WatchPorts;
  readonly #hands: CallingPorts & OwnerPorts;
  readonly #rounds: Rounds;

  constructor(ports: WatchPorts) {
    this.#ports = ports;
    const { logger } = ports;
    this.#rounds = new Rounds(() => this.look(), { logger, everyMs: TICK_MS, failure: 'the watch could not look' });
    const { store, cases, pager, live, now } = ports;
    this.#hands = {
      cases: store.cases,
      pager,
      live,
      now,
      act: (id, deed) => cases.act(id, deed),
      tell: (id, message) => cases.tell(id, message),
    };
  }

  start(): void {
    // Who claimed it in another process is told outside by that one.
    this.#ports.live.on('case', (id, change, from) => {
      if (change === 'claimed' && !from) void this.#attempt(id, () => this.#calm(id));
    });
    this.#rounds.start();
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
    await this.#ports.store.secrets.unlock('watch', this.#ports.owner);
  }

  /** Looks once at all that is due; does nothing while another process watches. Gives whether this one does. */
  async look(): Promise<boolean> {
    const { store, owner, now, leaseNow, duty } = this.#ports;
    if (!(await store.secrets.lock('watch', owner, leaseNow(), leaseNow() + LEASE_MS))) return false;
    for (const standing of await duty.standings()) await this.#handOnFrom(standing);
    const round = { attendance: await duty.attendance(), isCalledFor: createIsCalledFor(store.cases) };
    for (const current of await store.cases.due(now(), BATCH)) {
      await this.#attempt(current.id, () => this.#see(current, round));
    }
    return true;
  }

  async #see(current: Case, round: Round): Promise<void> {
    await this.#remindOfReferrals(current);
    const { id, status, unattendedSince, followAt = Infinity } = current;
    if (status === 'open' && unattendedSince !== undefined)
      await callFor(this.#hands, { ...current, unattendedSince }, round);
    if (status === 'claimed') await urgeOwner(this.#hands, current);
    if (status === 'following' && this.#ports.now() >= followAt)
      await this.#hands.act(id, { action: { type: 'return', reason: 'date' }, actor: SYSTEM, key: String(followAt) });
  }

  async #remindOfReferrals(current: Case): Promise<void> {
    for (const { askAt = Infinity, answer } of current.referrals) {
      if (answer || askAt > this.#ports.now() || wasReminded(current, askAt)) continue;
      await this.#hands.act(current.id, { action: { type: 'remind' }, actor: SYSTEM, key: String(askAt) });
    }
  }

  /** Cases of somebody who is gone, whose shift is over, or whose account may not be used any more. */
  async #handOnFrom(standing: Attendance): Promise<void> {
    const { store, now } = this.#ports;
    const { items } = await store.cases.list({ owner: standing.member.id, status: 'claimed', limit: BATCH });
    for (const current of items) {
      const reason = lossReason(current, standing, now());
      if (reason) await this.#attempt(current.id, () => handOn(this.#hands, current, reason, current.ownedSince ?? 0));
    }
  }

  /** Those outside who were called learn that somebody has the case. */
  async #calm(id: string): Promise<void> {
    const current = await this.#ports.store.cases.get(id);
    if (current) await this.#ports.pager.calm(current);
  }

  /** One case that cannot be dealt with must not keep the others waiting; that staff were quicker is no fault. */
  async #attempt(caseId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof CaseConflict || error instanceof CaseUnknown) return;
      this.#ports.logger.error({ err: error, caseId }, 'the watch could not see to a case');
    }
  }
}
