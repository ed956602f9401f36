import type { FeatureRows } from './feature-rows';
import { type Work, shareIn } from './work';

/** What many labels are told apart by, a label a piece; all of it lies in memory that threads share. */
export interface Task extends Work {
  rows: Rows;
  /** The order of the examples in each round: the same for all labels. */
  orders: readonly Uint32Array[];
  /** How many places the features have. */
  size: number;
  /** Of each label: a row by place; and its bias. */
  weights: Float32Array;
  biases: Float64Array;
}

/** All examples in a few tables. */
export interface Rows extends FeatureRows {
  labels: Int32Array;
  /** How much each one's dual counts against it. */
  slacks: Float64Array;
  /** What each is a copy of; itself where it is none. */
  originals: Uint32Array;
  /** The labels, if any, on which each has no say. */
  alsoRight: readonly (readonly number[] | undefined)[];
}

/** An example on its right side is left alone, the longer the further it is from the margin: nearly all are, and looking at them takes the time. */
const RESTS = [
  { beyond: 0.4, rounds: 5 },
  { beyond: 0.1, rounds: 3 },
  { beyond: 0.03, rounds: 1 },
] as const;
/** A copy whose original is left alone when the copies come in. */
const REST_OF_COPY = 3;
/** A step smaller than this is worth no second look in the next round. */
const SETTLED = 0.002;
/** More rounds than there are. */
const FOR_GOOD = 255;

/** Takes one label after the other until none is left; several threads may do so together. */
export const separateLabels = (task: Task): void => shareIn(task, (label) => separate(label, task));

/** By dual coordinate descent. */
function separate(label: number, { rows, orders, size, weights: all, biases }: Task): void {
  const weights = all.subarray(label * size, (label + 1) * size);
  const duals = new Float64Array(rows.labels.length);
  const rests = Uint8Array.from(rows.alsoRight, (labels) => (labels?.includes(label) ? FOR_GOOD : 0));
  let bias = 0;
  orders.forEach((order, epoch) => {
    for (let at = 0; at < order.length; at += 1) {
      const n = order[at] ?? 0;
      if (isResting(rests, n) || restsAsCopy(rows.originals[n] ?? n, epoch, rests, n)) continue;
      const sign = rows.labels[n] === label ? 1 : -1;
      const slack = rows.slacks[n] ?? 0;
      const before = duals[n] ?? 0;
      const gradient = sign * (dot(weights, rows, n) + bias) - 1 + before * slack;
      // Features have length one and the bias counts as one more feature, hence the 2.
      const after = Math.max(before - gradient / (2 + slack), 0);
      if (after === before) {
        rests[n] = restBeyond(gradient);
        continue;
      }
      duals[n] = after;
      bias += (after - before) * sign;
      add(weights, rows, n, (after - before) * sign);
      if (Math.abs(after - before) < SETTLED) rests[n] = 1;
    }
  });
  biases[label] = bias;
}

function restBeyond(gradient: number): number {
  for (const { beyond, rounds } of RESTS) if (gradient > beyond) return rounds;
  return 0;
}

/** Copies come in after the first round; at first only those of examples that are not far on their right side. */
function restsAsCopy(original: number, epoch: number, rests: Uint8Array, n: number): boolean {
  if (original === n || epoch > 1) return false;
  if (epoch === 0) return true;
  if (rests[original]) rests[n] = REST_OF_COPY;
  return rests[n] !== 0;
}

function isResting(rests: Uint8Array, n: number): boolean {
  const left = rests[n] ?? 0;
  if (left) rests[n] = left - 1;
  return left > 0;
}

/** Two sums side by side: neither addition waits for the other. */
function dot(weights: Float32Array, { places, values, starts }: Rows, n: number): number {
  const end = starts[n + 1] ?? 0;
  let at = starts[n] ?? 0;
  let [one, other] = [0, 0];
  for (; at + 1 < end; at += 2) {
    one += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
    other += (weights[places[at + 1] ?? 0] ?? 0) * (values[at + 1] ?? 0);
  }
  return at < end ? one + other + (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0) : one + other;
}

function add(weights: Float32Array, { places, values, starts }: Rows, n: number, step: number): void {
  const end = starts[n + 1] ?? 0;
  for (let at = starts[n] ?? 0; at < end; at += 1) {
    const place = places[at] ?? 0;
    weights[place] = (weights[place] ?? 0) + step * (values[at] ?? 0);
  }
}
