/** Spreads keys over the slots (the golden ratio of 2^32). */
const SPREAD = 0x9e3779b1;

/**
 * Finds the place of a key (32 bits, signed or not) in a row of keys, however many there are: open addressing with linear probing, at
 * most two thirds full. A key that is not among them is not mistaken for one that is.
 */
export class HashedKeys {
  /** In the order of their places. */
  readonly keys: Uint32Array;
  /** Pairs of a key and its place, counted from 1; 0 is empty. */
  readonly #slots: Int32Array;
  readonly #shift: number;

  constructor(keys: Uint32Array) {
    this.keys = keys;
    const bits = Math.max(Math.ceil(Math.log2(1.5 * keys.length)), 1);
    this.#shift = 32 - bits;
    this.#slots = new Int32Array(2 << bits);
    keys.forEach((key, place) => {
      const slot = this.#slotOf(key);
      this.#slots[slot] = key;
      this.#slots[slot + 1] = place + 1;
    });
  }

  /** From 0 on; below 0 for a key that is not among them. */
  placeOf(key: number): number {
    return (this.#slots[this.#slotOf(key) + 1] ?? 0) - 1;
  }

  /** Where a key stands or could be put. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const sought = key | 0;
    let slot = 2 * (Math.imul(key, SPREAD) >>> this.#shift);
    while (slots[slot + 1] && slots[slot] !== sought) slot = slot + 2 === slots.length ? 0 : slot + 2;
    return slot;
  }
}
