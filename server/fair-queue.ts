export interface QueueBounds {
  /** So many may wait. */
  all: number;
  /** So many of one asker's. */
  ofOne: number;
}

/** What waits, each of somebody: askers are served in turn, however much one of them asks for, and none fills the queue alone. */
export class FairQueue<T> {
  /** In the order in which askers are served next. */
  readonly #waiting = new Map<string, T[]>();
  #count = 0;

  constructor(private readonly bounds: QueueBounds) {}

  /** False when there is no room. */
  add(asker: string, what: T): boolean {
    const own = this.#waiting.get(asker) ?? [];
    if (this.#count >= this.bounds.all || own.length >= this.bounds.ofOne) return false;
    own.push(what);
    this.#waiting.set(asker, own);
    this.#count += 1;
    return true;
  }

  /** The next one, or undefined when nobody waits. */
  take(): T | undefined {
    const [next] = this.#waiting;
    if (!next) return undefined;
    const [asker, own] = next;
    const what = own.shift();
    this.#waiting.delete(asker);
    if (own.length) this.#waiting.set(asker, own);
    this.#count -= 1;
    return what;
  }
}
