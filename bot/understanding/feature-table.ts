import { HashedKeys } from '../language/hashed-keys';

/** The place of a feature in tables of weights, from 0 on; below 0 for a feature that has none. */
export type PlaceOf = (feature: number) => number;

/** Finds the place of a feature in tables of weights, and tells how rare it is. */
export interface Placing {
  /** How many places there are. */
  readonly size: number;
  /** How rare each place is in the training data (inverse document frequency, in steps of 1/20); 0 drops the feature. */
  readonly rarity: Uint8Array;
  readonly placeOf: PlaceOf;
}

/** Where features are only collected, each has itself for a place. */
export const itself: PlaceOf = (feature) => feature >>> 0;

/** Rarity is kept in steps of this. */
const RARITY_STEP = 1 / 20;
/** No two features in one place; these many are as many as the model file has room for. */
const MOST = 149_000;

/** How rare a feature is that stands in `count` of so many messages. */
export const rarityOf = (count: number, messages: number): number =>
  Math.round((1 + Math.log(messages / count)) / RARITY_STEP);

/** The features that the models know, each with a place of its own: what they do not know they do not mistake for another. */
export class FeatureTable implements Placing {
  readonly rarity: Uint8Array;
  readonly #keys: HashedKeys;

  /** @param features in the order of their places: the most frequent first, so that what is read together lies together */
  constructor(features: Uint32Array, rarity: Uint8Array) {
    this.rarity = rarity;
    this.#keys = new HashedKeys(features);
  }

  get features(): Uint32Array {
    return this.#keys.keys;
  }

  get size(): number {
    return this.features.length;
  }

  readonly placeOf = (feature: number): number => this.#keys.placeOf(feature);

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
