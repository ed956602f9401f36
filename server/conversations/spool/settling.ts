import type { Logger } from 'pino';
import { Rounds } from '../../rounds';
import type { AwaitedStore } from '../../store/contract/awaited';
import type { Outage } from './outage';

const LOOK_MS = 500;
/**
 * Within this all servers have seen that the database is back, and have told what their spools hold; and so many calls that each of
 * them takes for that, where calls are slow.
 */
const SETTLE_MS = 3_000;
const SETTLE_CALLS = 4;
/** A database that comes and goes, or is slow, must not keep people waiting for ever: after this it is read for as long at least. */
const MOST_MS = 15_000;
const MOST_CALLS = 9;

export interface SettlingPorts {
  awaited: AwaitedStore;
  /** The conversations of which something waits in the spool of this machine. */
  own: () => readonly string[];
  outage: Pick<Outage, 'since'>;
  /** This process. */
  owner: string;
  /** How long a call takes, ms. */
  callMs: () => number;
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
  /** When the database was last seen to be back; undefined when all has been brought since. A process may start into it. */
  #since: number | undefined = -Infinity;
  /** When nothing began to be read though the database was there. */
  #shutSince: number | undefined;
  /** The longest call since then, ms: a database that is fast again has yet to bring what was said while it was slow. */
  #slowestMs = 0;
  #awaited: ReadonlySet<string> = new Set();
  /** When the last look that has been answered began: what it says is as old as that. */
  #lookedAt = -Infinity;
  readonly rounds: Rounds;

  constructor(private readonly ports: SettlingPorts) {
    const failure = 'what the other servers hold could not be read';
    this.rounds = new Rounds(() => this.look(), { logger: ports.logger, everyMs: LOOK_MS, failure });
  }

  /** Of how many conversations something has yet to be brought. */
  get size(): number {
    return this.#awaited.size;
  }

  /** The database is back. */
  begin(): void {
    const now = this.ports.steady();
    this.#since = now;
    this.#noteCall();
    if (this.#shutSince !== undefined && now < this.#shutSince + 2 * this.#mostMs) return;
    [this.#shutSince, this.#slowestMs] = [now, this.ports.callMs()];
  }

  /** Whether all that came in for a conversation has been brought, as far as can be known. */
  isWhole(conversationId: string): boolean {
    return (this.#haveAllTold || this.#isShutTooLong) && !this.#awaited.has(conversationId);
  }

  /** Looks what the others hold still, and what waits here: another server may have brought what was written after that. */
  async look(): Promise<void> {
    const { awaited, own, owner, leaseNow, steady, logger } = this.ports;
    const since = this.#since;
    if (since === undefined) return;
    this.#noteCall();
    const began = steady();
    this.#awaited = new Set([...(await awaited.ofOthers(owner, leaseNow())), ...own()]);
    this.#lookedAt = began;
    if (this.#since !== since || !this.#haveAllTold || this.#awaited.size) return;
    [this.#since, this.#shutSince] = [undefined, undefined];
    if (since > -Infinity) logger.info({ tookMs: steady() - since }, 'all that waited in the spools has been brought');
  }

  /** It was looked at a moment at which all had told. */
  get #haveAllTold(): boolean {
    const { outage, callMs } = this.ports;
    if (outage.since !== undefined) return false;
    return this.#since === undefined || this.#lookedAt >= this.#since + SETTLE_MS + SETTLE_CALLS * callMs();
  }

  get #isShutTooLong(): boolean {
    const since = this.#shutSince;
    return since !== undefined && this.#lookedAt >= since && this.ports.steady() >= since + this.#mostMs;
  }

  get #mostMs(): number {
    return MOST_MS + MOST_CALLS * this.#slowestMs;
  }

  #noteCall(): void {
    this.#slowestMs = Math.max(this.#slowestMs, this.ports.callMs());
  }
}
