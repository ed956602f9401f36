import type { Analysis } from './analysis';
import { type BlocksOf, PLACES, createBlocks } from './blocks';

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

/** The places that occur in a message. */
function placesIn(analysis: Analysis, blocksOf: BlocksOf): Set<number> {
  const places = new Set<number>();
  for (const block of blocksOf(analysis)) for (const place of block.places) places.add(place);
  return places;
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
  return (analysis, range) => {
    const touched: number[] = [];
    for (const { share, places } of blocksOf(analysis, range)) addBlock(share, places, touched);
    return taken(touched);
  };

  function addBlock(share: number, places: readonly number[], touched: number[]): void {
    const distinct = [];
    for (const place of places) {
      if (!rarity[place]) continue;
      if (!counts[place]) distinct.push(place);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    const weight = (place: number) => {
      const count = counts[place] ?? 1;
      return (count > 1 ? 1 + Math.log(count) : 1) * (rarity[place] ?? 0);
    };
    let square = 0;
    for (const place of distinct) square += weight(place) ** 2;
    const norm = share / (Math.sqrt(square) || 1);
    for (const place of distinct) {
      if (!sums[place]) touched.push(place);
      sums[place] = (sums[place] ?? 0) + weight(place) * norm;
    }
    for (const place of distinct) counts[place] = 0;
  }

  /** Takes the sums out of the table and leaves it empty. */
  function taken(touched: number[]): Features {
    const places = Uint32Array.from(touched);
    const weights = Float32Array.from(places, (place) => sums[place] ?? 0);
    let square = 0;
    for (const weight of weights) square += weight * weight;
    const norm = Math.sqrt(square) || 1;
    for (let n = 0; n < weights.length; n += 1) weights[n] = (weights[n] ?? 0) / norm;
    for (const place of places) sums[place] = 0;
    return { places, weights };
  }
}
