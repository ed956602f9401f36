/** The first wrong passwords cost little, so that a tired counsellor is not kept out; guessing gets slow. */
const FIRST_MS = 100;
const LONGEST_MS = 2_000;
/** Names remembered; the oldest is forgotten first, so that made-up names do not fill the memory. */
const MAX_NAMES = 1_000;

/** How long to wait before a password is tried, growing with each failure for the same name. */
export class LoginDelays {
  readonly #failures = new Map<string, number>();

  /** Counts a try as failed until {@link succeeded} is called; gives the wait in ms that it has to take first. */
  begin(username: string): number {
    const name = username.trim().toLowerCase();
    const failures = this.#failures.get(name) ?? 0;
    this.#failures.delete(name);
    this.#failures.set(name, failures + 1);
    this.#forgetOldest();
    return failures ? Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS) : 0;
  }

  succeeded(username: string): void {
    this.#failures.delete(username.trim().toLowerCase());
  }

  #forgetOldest(): void {
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MAX_NAMES && oldest !== undefined) this.#failures.delete(oldest);
  }
}
