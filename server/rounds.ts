import type { Logger } from 'pino';

export interface RoundsPorts {
  logger: Logger;
  /** From the beginning of one round to the next, ms; a round that takes longer lets the ones meanwhile be. */
  everyMs: number;
  /** What the log says of a round that failed; the next one comes all the same. */
  failure: string;
}

/** Does something again and again, never twice at once. */
export class Rounds {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly job: () => Promise<unknown>,
    private readonly ports: RoundsPorts,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.now(), this.ports.everyMs);
    this.#timer.unref();
  }

  /** Begins a round at once, unless one is under way. */
  now(): void {
    this.#running ??= this.#round();
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    try {
      await this.job();
    } catch (error) {
      this.ports.logger.error({ err: error }, this.ports.failure);
    } finally {
      this.#running = undefined;
    }
  }
}
