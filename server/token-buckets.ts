/** Keys that are remembered; the oldest is forgotten first, so that made-up ones do not fill the memory. */
const REMEMBERED = 10_000;

interface Shape {
  /** What may be done at once. */
  size: number;
  /** After so many ms once more. */
  oneInMs: number;
  /** Epoch ms. */
  now: () => number;
}

/** Counts by key what may still be done now ("token bucket"): `size` at once, then one in `oneInMs`. Less than nothing is a debt. */
export class TokenBuckets {
  readonly #kept = new Map<string, { left: number; at: number }>();

  constructor(private readonly shape: Shape) {}

  left(key: string): number {
    const { size, oneInMs, now } = this.shape;
    const kept = this.#kept.get(key);
    return kept ? Math.min(size, kept.left + Math.max(0, now() - kept.at) / oneInMs) : size;
  }

  /** How long until one more may be done, ms. */
  wait(key: string): number {
    return Math.max(0, 1 - this.left(key)) * this.shape.oneInMs;
  }

  take(key: string): void {
    this.#add(key, -1);
  }

  giveBack(key: string): void {
    this.#add(key, 1);
  }

  #add(key: string, tokens: number): void {
    const left = Math.min(this.shape.size, this.left(key) + tokens);
    this.#kept.delete(key);
    this.#kept.set(key, { left, at: this.shape.now() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > REMEMBERED && oldest !== undefined) this.#kept.delete(oldest);
  }
}
