/** How many numbers there is room for at first; a message of 200 characters fills it by a quarter. */
const ROOM = 1_024;

/**
 * A list of whole numbers (32 bits, unsigned) that is filled anew for every message. It keeps its room, so that reading makes
 * no garbage; who wants to keep the numbers copies them.
 */
export class NumberList {
  /** Only the first `length` are of now. */
  numbers = new Uint32Array(ROOM);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) this.#widen(this.length + 1);
    this.numbers[this.length] = number;
    this.length += 1;
  }

  /** Adds the numbers of another list from one place to another (exclusive). */
  pushAll(other: NumberList, from: number, to: number): void {
    const start = this.reserve(to - from);
    for (let n = from; n < to; n += 1) this.numbers[start + n - from] = other.numbers[n] ?? 0;
  }

  /** Makes the list longer by `count` numbers, which the caller fills in; returns the place of the first. */
  reserve(count: number): number {
    const start = this.length;
    this.length += count;
    if (this.length > this.numbers.length) this.#widen(this.length);
    return start;
  }

  #widen(least: number): void {
    const wider = new Uint32Array(Math.max(least, 2 * this.numbers.length));
    wider.set(this.numbers);
    this.numbers = wider;
  }
}
