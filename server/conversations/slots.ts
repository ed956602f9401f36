type Go = () => void;

/** What goes first: `urgent` before everything, `long` (see below) after the rest. */
export type Rank = 'urgent' | 'normal' | 'long';

/** After so many others one long work is begun, if others go on coming: nobody waits for ever. */
const OTHERS_FIRST = 16;

/**
 * Lets a number of works run at the same time; the others wait in their order. A long work costs as much as many others, and some
 * people write many: one of them is under way at a time, and others go first.
 */
export class Slots {
  readonly #urgent: Go[] = [];
  readonly #normal: Go[] = [];
  readonly #long: Go[] = [];
  #isLongUnderWay = false;
  /** How many others were begun since a long work has waited. */
  #passed = 0;

  /** `reserved`: so many are kept free for what is urgent, as things stand. */
  constructor(
    private free: number,
    private readonly reserved: () => number = () => 0,
  ) {}

  async run<T>(work: () => Promise<T>, rank: Rank = 'normal'): Promise<T> {
    await new Promise<void>((go) => {
      this.#lineOf(rank).push(go);
      this.#letGo();
    });
    try {
      return await work();
    } finally {
      this.free += 1;
      if (rank === 'long') this.#isLongUnderWay = false;
      this.#letGo();
    }
  }

  #lineOf(rank: Rank): Go[] {
    if (rank === 'urgent') return this.#urgent;
    return rank === 'long' ? this.#long : this.#normal;
  }

  #letGo(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      this.free -= 1;
      next();
    }
  }

  #next(): Go | undefined {
    if (this.free > 0 && this.#urgent.length) return this.#urgent.shift();
    if (this.free <= this.reserved()) return undefined;
    const isLongsTurn = this.#long.length > 0 && !this.#isLongUnderWay;
    if (isLongsTurn && (!this.#normal.length || this.#passed >= OTHERS_FIRST)) {
      this.#passed = 0;
      this.#isLongUnderWay = true;
      return this.#long.shift();
    }
    if (isLongsTurn) this.#passed += 1;
    return this.#normal.shift();
  }
}
