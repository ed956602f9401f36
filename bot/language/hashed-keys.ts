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
  /** All that was fetched last: without a trace of it nothing would be. */
  fetched = 0;

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

  /**
   * Puts places in the stead of keys, below 0 (in 32 bits) again for one that is not among them. The slots where they begin are all
   * fetched before any is looked at: memory gives many nearly as soon as one.
   */
  placeAll(keys: Uint32Array, length: number): void {
    let fetched = 0;
    for (let n = 0; n < length; n += 1) fetched ^= this.#slots[this.#firstSlotOf(keys[n] ?? 0)] ?? 0;
    this.fetched = fetched;
    for (let n = 0; n < length; n += 1) keys[n] = this.placeOf(keys[n] ?? 0);
  }

  #firstSlotOf(key: number): number {
    return 2 * (Math.imul(key, SPREAD) >>> this.#shift);
  }

  /** Where a key stands or could be put. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const sought = key | 0;
    let slot = this.#firstSlotOf(key);
    while (slots[slot + 1] && slots[slot] !== sought) slot = slot + 2 === slots.length ? 0 : slot + 2;
    return slot;
  }
}
