import type { Logger } from 'pino';
import type { Alarm, Page } from '../../store/contract/pages';
import type { Store } from '../../store/store';
import { Rounds } from '../../rounds';

/** Growing pauses between tries, in ms; the last one repeats. */
const PAUSES = [2_000, 5_000, 15_000, 60_000, 300_000];
/** An alarm that could not be delivered for a day has lost its meaning. */
const GIVE_UP_AFTER = 24 * 3_600_000;
const TICK_MS = 500;
const BATCH = 50;
/** Longer than a way may take for one page: its process has died if the lock was not renewed. */
const LEASE_MS = 30_000;

/** What became of a page: `gone` when it can never arrive there, and nothing should be sent there again. */
export type Delivery = 'sent' | 'retry' | 'gone';

/** Where a case is opened in the console: the whole address. */
export type LinkTo = (caseId: string) => string;

/** One way out of the house. */
export type Way = (page: Page) => Promise<Delivery>;

export interface CourierPorts {
  /** This process. */
  owner: string;
  store: Pick<Store, 'cases' | 'pages' | 'secrets'>;
  ways: Partial<Record<Page['way'], Way>>;
  logger: Logger;
  now: () => number;
  /** The time of locks (see StoreClock). */
  leaseNow: () => number;
  random: () => number;
}

/** Sends pages that are due, from one process at a time, again until they have arrived or nobody needs them any more. */
export class Courier {
  readonly #ports: CourierPorts;
  readonly #rounds: Rounds;
  /** Pages that arrived, but which the database did not let us mark as sent: they must only be marked when they are due again. */
  readonly #unmarked = new Set<string>();

  constructor(ports: CourierPorts) {
    this.#ports = ports;
    const { logger } = ports;
    this.#rounds = new Rounds(() => this.deliver(), {
      logger,
      everyMs: TICK_MS,
      failure: 'pages could not be delivered',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
    await this.#ports.store.secrets.unlock('courier', this.#ports.owner);
  }

  /** Sends all that is due once, unless another process is doing so. */
  async deliver(): Promise<void> {
    const { store, owner, now, leaseNow } = this.#ports;
    const due = await store.pages.due(now(), BATCH);
    if (!due.length || !(await store.secrets.lock('courier', owner, leaseNow(), leaseNow() + LEASE_MS))) return;
    // Read again: whoever had the lock before may have sent them.
    await Promise.all((await store.pages.due(now(), BATCH)).map((page) => this.#send(page)));
  }

  /**
   * What was sent stays known until it would be given up: whoever looks at the case may ask for the very same call once more, since
   * a call is kept before the case says that it was made, and a slow database lets two look at once.
   */
  async #send(page: Page): Promise<void> {
    const { store, ways, now, random, logger } = this.#ports;
    const way = ways[page.way];
    const isPointless = !way || now() - page.alarm.at > GIVE_UP_AFTER || (await this.#isOver(page.alarm));
    const delivery = isPointless ? 'gone' : await this.#deliver(page, way);
    if (delivery === 'gone') {
      await store.pages.remove(page.id);
      this.#unmarked.delete(page.id);
      return;
    }
    if (delivery === 'sent') {
      await store.pages.postpone(page.id, page.attempts, page.alarm.at + GIVE_UP_AFTER + 1);
      this.#unmarked.delete(page.id);
      return;
    }
    const attempts = page.attempts + 1;
    const pause = (PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? 0) * (1 + random() / 4);
    logger.warn({ way: page.way, attempts }, 'a page could not be delivered yet');
    await store.pages.postpone(page.id, attempts, now() + pause);
  }

  async #deliver(page: Page, way: Way): Promise<Delivery> {
    if (this.#unmarked.has(page.id)) return 'sent';
    const delivery = await way(page);
    if (delivery === 'sent') this.#unmarked.add(page.id);
    return delivery;
  }

  /** Nobody is called for a case that somebody has taken meanwhile. */
  async #isOver({ type, caseId, since }: Alarm): Promise<boolean> {
    if (type === 'case.claimed') return false;
    const current = await this.#ports.store.cases.get(caseId);
    return current?.status !== 'open' || current.unattendedSince !== since;
  }
}
