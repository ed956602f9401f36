/** Of so many marks for each key few are set: what is not among the keys is seldom taken for one of them. */
const MARKS_PER_KEY = 16;
const LEAST_BITS = 10;

/** Tells of most keys (`keyOf`) at a glance that they are not among some few, so that most words need not be looked up. */
export class KeySketch {
  readonly #marks: Uint8Array;
  readonly #mask: number;

  constructor(keys: Iterable<number>) {
    const several = new Set(keys);
    this.#marks = new Uint8Array(2 ** Math.max(Math.ceil(Math.log2(MARKS_PER_KEY * several.size)), LEAST_BITS));
    this.#mask = this.#marks.length - 1;
    for (const key of several) this.#marks[key & this.#mask] = 1;
  }

  mayHave(key: number): boolean {
    return this.#marks[key & this.#mask] === 1;
  }
}
