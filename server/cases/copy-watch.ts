import type { Logger } from 'pino';
import type { LiveBus } from '../conversations/events';
import { Rounds } from '../rounds';
import type { AuditLog } from '../staff/audit-log';
import type { Store } from '../store/store';
import { SYSTEM } from './actions';

const ROUND_MS = 5_000;
/** Some milliseconds of work a round; ten thousand cases are looked through in four minutes. */
const SLICE = 200;
const LOCK = 'case-copies';
/** Under these stands in the log that somebody has written into the database beside us. */
export const ALTERED = 'store.altered';
const UNREADABLE = 'store.unreadable';

interface Ports {
  /** This process. */
  owner: string;
  store: Pick<Store, 'cases' | 'staff' | 'secrets'>;
  audit: Pick<AuditLog, 'append'>;
  live: LiveBus;
  logger: Logger;
  now: () => number;
  /** The time of locks (see StoreClock). */
  leaseNow: () => number;
}

/**
 * Walks through all cases, again and again. By what is kept of them in clear they are found and sorted: whoever can write the database
 * could make a case look closed there, and nobody would see it in the queue. The sealed case counts; the copies are put right from it,
 * and staff are told. What cannot be opened any more is told, too.
 */
export class CopyWatch {
  readonly rounds: Rounds;
  #after = '';
  readonly #toldUnreadable = new Set<string>();

  constructor(private readonly ports: Ports) {
    const failure = 'holding cases against their copies failed';
    this.rounds = new Rounds(() => this.look(), { logger: ports.logger, everyMs: ROUND_MS, failure });
  }

  /** One process at a time; the next slice of cases, and after the last one the accounts. */
  async look(): Promise<void> {
    const { store, owner, leaseNow, live } = this.ports;
    if (!(await store.secrets.lock(LOCK, owner, leaseNow(), leaseNow() + 3 * ROUND_MS))) return;
    const { mended, unreadable, next } = await store.cases.mendCopies(this.#after, SLICE);
    this.#after = next ?? '';
    for (const id of mended) {
      await this.#tell(ALTERED, id);
      live.emit('case', id, 'changed');
    }
    const spoiled = next === undefined ? await store.staff.unreadable() : [];
    await this.#tellOnce([...unreadable, ...spoiled.map((id) => `staff:${id}`)]);
  }

  async #tellOnce(targets: readonly string[]): Promise<void> {
    for (const target of targets) {
      if (this.#toldUnreadable.has(target)) continue;
      this.#toldUnreadable.add(target);
      await this.#tell(UNREADABLE, target);
    }
  }

  async #tell(action: string, target: string): Promise<void> {
    const { audit, logger, now } = this.ports;
    logger.error({ action, target }, 'somebody has written into the database beside us');
    await audit.append({ at: now(), staffId: SYSTEM.id, action, target });
  }
}
