import type { Analysis } from './analysis';
import { type BlocksOf, createBlocks } from './blocks';
import { PLACES } from './feature-hash';
import { NumberList } from './number-list';

/** How rare each place is in the training data (inverse document frequency, in steps of 1/20); 0 drops the feature. */
export type Rarity = Uint8Array;
const RARITY_STEP = 1 / 20;

/** Places in no order and their weights; the weights' squares sum to one, so that long and short messages weigh the same. */
export interface Features {
  places: Uint32Array;
  weights: Float32Array;
}

/** A message, or a part of it (`to` exclusive), as numbers. */
export type Featurise = (analysis: Analysis, range?: { from: number; to: number }) => Features;

/** What a repeated feature counts, by how often it occurs: twice is not twice as much. */
const damped = (count: number) => (count > 1 ? 1 + Math.log(count) : 1);
const DAMPED = Float64Array.from({ length: 64 }, (_, count) => damped(count));

/** The places that occur in a text, or in a part of it. */
export function placesIn(analysis: Analysis, blocksOf: BlocksOf, part?: { from: number; to: number }): Set<number> {
  const found = new Set<number>();
  for (const { places } of blocksOf(analysis, part))
    for (let n = 0; n < places.length; n += 1) found.add(places.numbers[n] ?? 0);
  return found;
}

/** Counts in how many messages each place occurs; what occurs only once teaches nothing and is dropped. */
export function rarityOf(analyses: readonly Analysis[]): Rarity {
  const seen = new Uint32Array(PLACES);
  const blocksOf = createBlocks();
  for (const analysis of analyses) {
    for (const place of placesIn(analysis, blocksOf)) seen[place] = (seen[place] ?? 0) + 1;
  }
  return Uint8Array.from(seen, (count) =>
    count < 2 ? 0 : Math.round((1 + Math.log(analyses.length / count)) / RARITY_STEP),
  );
}

/**
 * Makes the featuriser: what a message is made of, weighed by rarity; each kind of feature has a fixed share. It keeps
 * tables to count in, so that reading makes little garbage; it is not to be shared between threads.
 */
export function createFeaturiser(rarity: Rarity): Featurise {
  const blocksOf = createBlocks();
  const counts = new Uint16Array(PLACES);
  const sums = new Float32Array(PLACES);
  const distinct = new NumberList();
  const touched = new NumberList();
  return (analysis, range) => {
    touched.length = 0;
    for (const { share, places } of blocksOf(analysis, range)) addBlock(share, places);
    return taken();
  };

  function addBlock(share: number, places: NumberList): void {
    count(places);
    let square = 0;
    for (let n = 0; n < distinct.length; n += 1) square += weight(distinct.numbers[n] ?? 0) ** 2;
    const norm = share / (Math.sqrt(square) || 1);
    for (let n = 0; n < distinct.length; n += 1) {
      const place = distinct.numbers[n] ?? 0;
      if (!sums[place]) touched.push(place);
      sums[place] = (sums[place] ?? 0) + weight(place) * norm;
      counts[place] = 0;
    }
  }

  function count({ numbers, length }: NumberList): void {
    distinct.length = 0;
    for (let n = 0; n < length; n += 1) {
      const place = numbers[n] ?? 0;
      if (!rarity[place]) continue;
      if (!counts[place]) distinct.push(place);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }

  function weight(place: number): number {
    const times = counts[place] ?? 1;
    return (DAMPED[times] ?? damped(times)) * (rarity[place] ?? 0);
  }

  /** Takes the sums out of the table and leaves it empty. */
  function taken(): Features {
    const places = touched.numbers.slice(0, touched.length);
    const weights = new Float32Array(places.length);
    let square = 0;
    for (let n = 0; n < places.length; n += 1) {
      const place = places[n] ?? 0;
      weights[n] = sums[place] ?? 0;
      square += (weights[n] ?? 0) ** 2;
      sums[place] = 0;
    }
    const norm = Math.sqrt(square) || 1;
    for (let n = 0; n < weights.length; n += 1) weights[n] = (weights[n] ?? 0) / norm;
    return { places, weights };
  }
}
