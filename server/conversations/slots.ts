type Go = () => void;

/** Lets a number of works run at the same time; the others wait in their order, what is urgent before the rest. */
export class Slots {
  readonly #urgent: Go[] = [];
  readonly #normal: Go[] = [];

  /** `reserved`: so many are kept free for what is urgent, as things stand. */
  constructor(
    private free: number,
    private readonly reserved: () => number = () => 0,
  ) {}

  async run<T>(work: () => Promise<T>, isUrgent = false): Promise<T> {
    await new Promise<void>((go) => {
      (isUrgent ? this.#urgent : this.#normal).push(go);
      this.#letGo();
    });
    try {
      return await work();
    } finally {
      this.free += 1;
      this.#letGo();
    }
  }

  #letGo(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      this.free -= 1;
      next();
    }
  }

  #next(): Go | undefined {
    if (this.free > 0 && this.#urgent.length) return this.#urgent.shift();
    return this.free > this.reserved() ? this.#normal.shift() : undefined;
  }
}
