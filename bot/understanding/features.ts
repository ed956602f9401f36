import type { Analysis } from './analysis';
import { type Block, type BlocksOf, createBlocks } from './blocks';
import type { Placing } from './feature-table';
import { NumberList } from './number-list';

/** Places in no order and their weights; the weights' squares sum to one, so that long and short messages weigh the same. */
export interface Features {
  places: Uint32Array;
  weights: Float32Array;
}

/**
 * A message, or a part of it (`to` exclusive), as numbers. Those of a part lie in a room for all of them and are good until the next
 * are asked for: a long message has many, and memory of their own for each would have to be given back.
 */
export type Featurise = (analysis: Analysis, range?: { from: number; to: number }) => Features;

/** What a repeated feature counts, by how often it occurs: twice is not twice as much. */
const damped = (count: number) => (count > 1 ? 1 + Math.log(count) : 1);
const DAMPED = Float64Array.from({ length: 64 }, (_, count) => damped(count));

/** The same for whoever wants to keep those of a part. */
export const kept = ({ places, weights }: Features): Features => ({
  places: places.slice(),
  weights: weights.slice(),
});

/** How many places there is room for at first. */
const ROOM = 1_024;

/** The places of what occurs in a text, or in a part of it. */
export function placesIn(analysis: Analysis, blocksOf: BlocksOf, part?: { from: number; to: number }): Set<number> {
  const found = new Set<number>();
  for (const { places } of blocksOf(analysis, part))
    for (let n = 0; n < places.length; n += 1) found.add(places.numbers[n] ?? 0);
  return found;
}

/**
 * Makes the featuriser: what a message is made of, weighed by rarity; each kind of feature has a fixed share. It keeps
 * tables to count in, so that reading makes little garbage; it is not to be shared between threads.
 */
export function createFeaturiser(placing: Placing, blocksOf = createBlocks(placing)): Featurise {
  const { rarity, size } = placing;
  const counts = new Uint16Array(size);
  const sums = new Float32Array(size);
  const distinct = new NumberList();
  const touched = new NumberList();
  /** What each of the distinct ones counts. */
  let weighed = new Float64Array(ROOM);
  /** The weights of a part. */
  let ofPart = new Float32Array(ROOM);
  return (analysis, range) => {
    touched.length = 0;
    for (const block of blocksOf(analysis, range)) addBlock(block);
    const { numbers, length } = touched;
    if (!range) return taken(numbers.slice(0, length), new Float32Array(length));
    if (length > ofPart.length) ofPart = new Float32Array(2 * length);
    return taken(numbers.subarray(0, length), ofPart.subarray(0, length));
  };

  function addBlock(block: Block): void {
    count(block);
    const { numbers, length } = distinct;
    if (length > weighed.length) weighed = new Float64Array(2 * length);
    let square = 0;
    for (let n = 0; n < length; n += 1) {
      const place = numbers[n] ?? 0;
      const weight = weightOf(place);
      weighed[n] = weight;
      square += weight * weight;
      counts[place] = 0;
    }
    const norm = block.share / (Math.sqrt(square) || 1);
    for (let n = 0; n < length; n += 1) {
      const place = numbers[n] ?? 0;
      const sum = sums[place] ?? 0;
      if (!sum) touched.push(place);
      sums[place] = sum + (weighed[n] ?? 0) * norm;
    }
  }

  function count({ places: { numbers, length }, times }: Block): void {
    distinct.length = 0;
    for (let n = 0; n < length; n += 1) {
      const place = numbers[n] ?? 0;
      const counted = counts[place] ?? 0;
      if (!counted) distinct.push(place);
      counts[place] = counted + (times ? (times.numbers[n] ?? 1) : 1);
    }
  }

  function weightOf(place: number): number {
    const times = counts[place] ?? 1;
    return (DAMPED[times] ?? damped(times)) * (rarity[place] ?? 0);
  }

  /** Takes the sums out of the table and leaves it empty; `weights` is the room for them. */
  function taken(places: Uint32Array, weights: Float32Array): Features {
    let square = 0;
    for (let n = 0; n < places.length; n += 1) {
      const place = places[n] ?? 0;
      const sum = sums[place] ?? 0;
      weights[n] = sum;
      square += sum * sum;
      sums[place] = 0;
    }
    const norm = Math.sqrt(square) || 1;
    for (let n = 0; n < weights.length; n += 1) weights[n] = (weights[n] ?? 0) / norm;
    return { places, weights };
  }
}
