/** After so many failures in a row an account rests. */
const LIMIT = 5;
/** First rest and longest, ms; each one in a row is twice as long. */
const FIRST_REST = 2_000;
const LONGEST_REST = 60_000;

/**
 * A circuit breaker for one account of ours: while the platform takes nothing from it, calls would only fill up what is
 * under way. It rests, then lets one call try.
 */
export class Breaker {
  #failures = 0;
  #rests = 0;
  #restUntil = 0;
  #isTrying = false;

  /** Epoch ms until which nothing is to be sent; undefined when it may be. Who gets undefined after a rest is the one to try. */
  restUntil(now: number): number | undefined {
    if (now < this.#restUntil) return this.#restUntil;
    if (!this.#rests) return undefined;
    if (this.#isTrying) return now + FIRST_REST;
    this.#isTrying = true;
    return undefined;
  }

  /** The platform has answered for the account: it works, whatever it said about one message. */
  succeed(): void {
    this.#failures = 0;
    this.#rests = 0;
    this.#restUntil = 0;
    this.#isTrying = false;
  }

  /** The platform did not take it; `isClear` says that it will take nothing else either. */
  fail(now: number, isClear: boolean): void {
    this.#failures += 1;
    const wasTrying = this.#isTrying;
    this.#isTrying = false;
    // Calls that were under way when the rest began tell nothing new.
    if (now < this.#restUntil) return;
    if (!isClear && !wasTrying && this.#failures < LIMIT) return;
    this.#restUntil = now + Math.min(FIRST_REST * 2 ** this.#rests, LONGEST_REST);
    this.#rests += 1;
  }
}
