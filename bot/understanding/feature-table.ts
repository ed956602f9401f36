/** Finds the place of a feature in tables of weights, and tells how rare it is. */
export interface Placing {
  /** How many places there are. */
  readonly size: number;
  /** How rare each place is in the training data (inverse document frequency, in steps of 1/20); 0 drops the feature. */
  readonly rarity: Uint8Array;
  /** From 0 on; below 0 for a feature that has none. */
  placeOf(feature: number): number;
}

/** Rarity is kept in steps of this. */
const RARITY_STEP = 1 / 20;
/** No two features in one place; these many are as many as the model file has room for. */
const MOST = 136_000;
/** Spreads features over the slots (the golden ratio of 2^32). */
const SPREAD = 0x9e3779b1;

/** How rare a feature is that stands in `count` of so many messages. */
export const rarityOf = (count: number, messages: number): number =>
  Math.round((1 + Math.log(messages / count)) / RARITY_STEP);

/**
 * The features that the models know, each with a place of its own: what they do not know they do not mistake for another.
 * Open addressing with linear probing, at most half full.
 */
export class FeatureTable implements Placing {
  /** The features in the order of their places, the most frequent first, so that what is read together lies together. */
  readonly features: Uint32Array;
  readonly rarity: Uint8Array;
  /** Pairs of a feature and its place, counted from 1; 0 is empty. */
  readonly #slots: Uint32Array;
  readonly #shift: number;

  constructor(features: Uint32Array, rarity: Uint8Array) {
    this.features = features;
    this.rarity = rarity;
    const bits = Math.max(Math.ceil(Math.log2(2 * features.length)), 1);
    this.#shift = 32 - bits;
    this.#slots = new Uint32Array(2 << bits);
    features.forEach((feature, place) => this.#slots.set([feature, place + 1], this.#slotOf(feature)));
  }

  get size(): number {
    return this.features.length;
  }

  placeOf(feature: number): number {
    return (this.#slots[this.#slotOf(feature) + 1] ?? 0) - 1;
  }

  /** Where a feature stands or could be put. */
  #slotOf(feature: number): number {
    const slots = this.#slots;
    let slot = 2 * (Math.imul(feature, SPREAD) >>> this.#shift);
    while (slots[slot + 1] && slots[slot] !== feature) slot = slot + 2 === slots.length ? 0 : slot + 2;
    return slot;
  }

  /** Of the features of messages: what occurs only once teaches nothing. */
  static of(messages: Iterable<Iterable<number>>): FeatureTable {
    const seen = new Map<number, number>();
    let count = 0;
    for (const features of messages) {
      count += 1;
      for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    }
    const known = [...seen].filter(([, uses]) => uses > 1).sort(([one, a], [other, b]) => b - a || one - other);
    const kept = known.slice(0, MOST);
    return new FeatureTable(
      Uint32Array.from(kept, ([feature]) => feature),
      Uint8Array.from(kept, ([, uses]) => rarityOf(uses, count)),
    );
  }
}
