import type { Logger } from 'pino';

/** After this long, ms, it is told outside the house; shorter ones are the changing of a primary. */
const TELL_AFTER_MS = 10_000;
const TELL_AGAIN_MS = 30_000;

/** Tells the operator outside the house; gives whether it arrived. `since` is epoch ms. */
export type TellOutage = (state: 'away' | 'back', since: number) => Promise<boolean>;

interface OutagePorts {
  logger: Logger;
  now: () => number;
  tell?: TellOutage | undefined;
}

/** Whether the database is away, since when, and whether those outside know. */
export class Outage {
  #since: number | undefined;
  #told: number | undefined;
  #triedAt = -Infinity;

  constructor(private readonly ports: OutagePorts) {}

  /** Epoch ms since when the database is away; undefined while it is there. */
  get since(): number | undefined {
    return this.#since;
  }

  begin(error: unknown): void {
    if (this.#since !== undefined) return;
    this.#since = this.ports.now();
    this.ports.logger.error({ err: error }, 'the database is away: what comes in goes to the spool');
  }

  /** Gives whether it was away. */
  end(): boolean {
    if (this.#since === undefined) return false;
    this.ports.logger.info({ awayMs: this.ports.now() - this.#since }, 'the database is back');
    this.#since = undefined;
    this.#triedAt = -Infinity;
    return true;
  }

  /** Tells outside what is untold: looked at again and again. */
  async look(): Promise<void> {
    const { now, tell } = this.ports;
    const isLong = this.#since !== undefined && now() - this.#since >= TELL_AFTER_MS;
    if (!tell || now() - this.#triedAt < TELL_AGAIN_MS) return;
    if (isLong && this.#told === undefined) {
      this.#triedAt = now();
      const since = this.#since ?? now();
      if (await tell('away', since)) this.#told = since;
    } else if (this.#since === undefined && this.#told !== undefined) {
      this.#triedAt = now();
      if (await tell('back', this.#told)) this.#told = undefined;
    }
  }
}
