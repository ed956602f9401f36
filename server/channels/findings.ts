import type { Logger } from 'pino';

/** Something that keeps a channel from working, or soon will; `code` is the platform's or ours, never a person's datum. */
export interface Finding {
  channel: string;
  code: string;
  /** Epoch ms. */
  since: number;
}

/** What is wrong with the channels at present, as far as this process has seen; readiness and the console show it. */
export class Findings {
  readonly #found = new Map<string, Finding>();

  constructor(
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** Notes what an operator must look at; said in the log once. */
  warn(channel: string, code: string): void {
    const key = JSON.stringify([channel, code]);
    if (this.#found.has(key)) return;
    this.#found.set(key, { channel, code, since: this.now() });
    this.logger.error({ channel, code }, 'a channel needs an operator');
  }

  /** Takes back what is no longer so: one code of a channel, or all of them. */
  clear(channel: string, code?: string): void {
    for (const [key, found] of this.#found)
      if (found.channel === channel && (code === undefined || found.code === code)) this.#found.delete(key);
  }

  all(): Finding[] {
    return [...this.#found.values()];
  }
}
