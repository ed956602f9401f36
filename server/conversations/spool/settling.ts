import type { Logger } from 'pino';
import { Rounds } from '../../rounds';
import type { AwaitedStore } from '../../store/contract/awaited';
import type { Outage } from './outage';

const LOOK_MS = 500;

/** Within this all servers have seen that the database is back, and have told what their spools hold. */
const SETTLE_MS = 3_000;

export interface SettlingPorts {
  awaited: AwaitedStore;
  outage: Pick<Outage, 'since'>;
  /** This process. */
  owner: string;
  /** The time of leases. */
  leaseNow: () => number;
  /** Ms of a count that nobody sets. */
  steady: () => number;
  logger: Logger;
}

/**
 * While the database is away what one person writes may come to several servers, and lies in the spool of each. Afterwards nothing
 * of a conversation is read before all of it has been brought, so that it is read in the order in which it came in.
 */
export class Settling {
  /** When the database was seen to be back; undefined when all has been brought since. A process may start into it. */
  #since: number | undefined = -Infinity;
  #awaited: ReadonlySet<string> = new Set();

  readonly #rounds: Rounds;

  constructor(private readonly ports: SettlingPorts) {
    const { logger } = ports;
    this.#rounds = new Rounds(() => this.look(), {
      logger,
      everyMs: LOOK_MS,
      failure: 'what the other servers hold could not be read',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** How many conversations others have yet to bring something of. */
  get size(): number {
    return this.#awaited.size;
  }

  /** The database is back. */
  begin(): void {
    this.#since = this.ports.steady();
  }

  /** Whether all that came in for a conversation has been brought, as far as can be known. */
  isWhole(conversationId: string): boolean {
    if (this.#since === undefined) return true;
    return this.#hasBeenTold && !this.#awaited.has(conversationId);
  }

  /** Looks what the others hold still. */
  async look(): Promise<void> {
    const { awaited, outage, owner, leaseNow, steady, logger } = this.ports;
    if (this.#since === undefined || outage.since !== undefined) return;
    const since = this.#since;
    this.#awaited = new Set(await awaited.ofOthers(owner, leaseNow()));
    if (this.#since !== since || !this.#hasBeenTold || this.#awaited.size) return;
    this.#since = undefined;
    if (since > -Infinity) logger.info({ tookMs: steady() - since }, 'all that waited in the spools has been brought');
  }

  get #hasBeenTold(): boolean {
    return this.#since === undefined || this.ports.steady() >= this.#since + SETTLE_MS;
  }
}
