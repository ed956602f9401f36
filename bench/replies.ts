import { setTimeout as pause } from 'node:timers/promises';

/** All is said when nothing has come for this long, ms: a long reply comes in parts. */
const QUIET_MS = 300;
/** Longest wait for one reply, ms; a benchmark that waits for ever tells nobody what is wrong. */
const PATIENCE_MS = 30_000;

/** Knows when the first reply to each person came. */
export class Replies {
  readonly #firsts = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();
  #last = 0;

  came(user: string): void {
    this.#last = performance.now();
    if (this.#firsts.has(user)) return;
    this.#firsts.set(user, this.#last);
    this.#waiting.get(user)?.(this.#last);
    this.#waiting.delete(user);
  }

  /** When it came, on the clock of `performance.now()`; waits for it. */
  to(user: string): Promise<number> {
    const first = this.#firsts.get(user);
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error(`no reply came within ${PATIENCE_MS / 1000} s`));
      const timer = setTimeout(giveUp, PATIENCE_MS);
      this.#waiting.set(user, (at) => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  }

  /** Waits until all of them have been answered and the rest of the long replies has come. */
  async settled(users: readonly string[]): Promise<void> {
    await Promise.all(users.map((user) => this.to(user)));
    while (performance.now() - this.#last < QUIET_MS) await pause(QUIET_MS);
  }
}
