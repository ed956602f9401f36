import { HashedKeys } from '../language/hashed-keys';
import type { NumberList } from './number-list';

/** Finds the places of features in tables of weights. */
export interface Places {
  /** From 0 on; below 0 for a feature that has none. */
  readonly placeOf: (feature: number) => number;
  /** Puts their places in the stead of features, 2³² − 1 for one that has none. */
  readonly placeAll: (features: NumberList) => void;
}

/** The same, and how rare they are. */
export interface Placing extends Places {
  /** How many places there are. */
  readonly size: number;
  /** How rare each place is in the training data (inverse document frequency, in steps of 1/20); 0 drops the feature. */
  readonly rarity: Uint8Array;
}

/** Where each feature's place can be worked out from itself. */
export const placesBy = (placeOf: Places['placeOf']): Places => ({
  placeOf,
  placeAll: ({ numbers, length }) => {
    for (let n = 0; n < length; n += 1) numbers[n] = placeOf(numbers[n] ?? 0);
  },
});

/** Where features are only collected, each has itself for a place. */
export const THEMSELVES = placesBy((feature) => feature >>> 0);

/** Rarity is kept in steps of this. */
const RARITY_STEP = 1 / 20;
/** No two features in one place; these many are as many as the model file has room for. */
const MOST = 146_500;

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

  readonly placeAll = ({ numbers, length }: NumberList): void => this.#keys.placeAll(numbers, length);

  /** Of the features of messages, the most frequent: what occurs only once teaches nothing. */
  static of(messages: Iterable<Iterable<number>>, most = MOST): FeatureTable {
    const seen = new Map<number, number>();
    let count = 0;
    for (const features of messages) {
      count += 1;
      for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    }
    const known = [...seen].filter(([, uses]) => uses > 1).sort(([one, a], [other, b]) => b - a || one - other);
    const kept = known.slice(0, most);
    return new FeatureTable(
      Uint32Array.from(kept, ([feature]) => feature),
      Uint8Array.from(kept, ([, uses]) => rarityOf(uses, count)),
    );
  }
}
