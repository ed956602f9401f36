/** Stands in a list for what has no number. */
const NONE = 0xffffffff;

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

  /** Adds a number that is not below 0, as that of an unknown feature is. */
  pushKnown(number: number): void {
    if (number >= 0) this.push(number);
  }

  /** Adds the numbers of another list from one place to another (exclusive), all but {@link NONE}. */
  pushAll(other: NumberList, from: number, to: number): void {
    let length = this.reserve(to - from);
    for (let n = from; n < to; n += 1) {
      const number = other.numbers[n] ?? NONE;
      if (number !== NONE) this.numbers[length++] = number;
    }
    this.length = length;
  }

  /** Adds the codes of letters. */
  pushCodes(text: string): void {
    const start = this.reserve(text.length);
    for (let n = 0; n < text.length; n += 1) this.numbers[start + n] = text.charCodeAt(n);
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
