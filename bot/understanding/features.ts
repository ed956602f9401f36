import type { Analysis } from './analysis';
import { type Block, type BlocksOf, createBlocks } from './blocks';
import type { Placing } from './feature-table';
import { NumberList } from './number-list';

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

/** The features that occur in a text, or in a part of it. */
export function featuresIn(analysis: Analysis, blocksOf: BlocksOf, part?: { from: number; to: number }): Set<number> {
  const found = new Set<number>();
  for (const { features } of blocksOf(analysis, part))
    for (let n = 0; n < features.length; n += 1) found.add(features.numbers[n] ?? 0);
  return found;
}

/**
 * Makes the featuriser: what a message is made of, weighed by rarity; each kind of feature has a fixed share. It keeps
 * tables to count in, so that reading makes little garbage; it is not to be shared between threads.
 */
export function createFeaturiser(placing: Placing): Featurise {
  const { rarity, size } = placing;
  const blocksOf = createBlocks();
  const counts = new Uint16Array(size);
  const sums = new Float32Array(size);
  const distinct = new NumberList();
  const touched = new NumberList();
  return (analysis, range) => {
    touched.length = 0;
    for (const block of blocksOf(analysis, range)) addBlock(block);
    return taken();
  };

  function addBlock(block: Block): void {
    count(block);
    let square = 0;
    for (let n = 0; n < distinct.length; n += 1) square += weight(distinct.numbers[n] ?? 0) ** 2;
    const norm = block.share / (Math.sqrt(square) || 1);
    for (let n = 0; n < distinct.length; n += 1) {
      const place = distinct.numbers[n] ?? 0;
      if (!sums[place]) touched.push(place);
      sums[place] = (sums[place] ?? 0) + weight(place) * norm;
      counts[place] = 0;
    }
  }

  function count({ features: { numbers, length }, times }: Block): void {
    distinct.length = 0;
    for (let n = 0; n < length; n += 1) {
      const place = placing.placeOf(numbers[n] ?? 0);
      if (place < 0) continue;
      if (!counts[place]) distinct.push(place);
      counts[place] = (counts[place] ?? 0) + (times?.numbers[n] ?? 1);
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
