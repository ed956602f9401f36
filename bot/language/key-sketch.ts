const SIZE = 4_096;

/** Tells of most keys (`keyOf`) at a glance that they are not among some few, so that most words need not be looked up. */
export class KeySketch {
  readonly #marks = new Uint8Array(SIZE);

  constructor(keys: Iterable<number>) {
    for (const key of keys) this.#marks[key & (SIZE - 1)] = 1;
  }

  mayHave(key: number): boolean {
    return this.#marks[key & (SIZE - 1)] === 1;
  }
}
