import type { Evidence } from './evidence';
import { softmax } from './model';
import { randomFrom, shuffle } from './random';

/** Weighs evidence: for each label a weight for every piece of it (softmax regression). */
export interface Judge {
  labels: readonly string[];
  /** Row by label. */
  weights: readonly Float32Array[];
}

/** One message as evidence, and the place of its label. */
export interface Case {
  evidence: Evidence;
  label: number;
}

const EPOCHS = 20;
/** Its weights are the mean of those after each of so many last rounds: one round's depend on which cases came last. */
const AVERAGED = 10;
const RATE = 0.05;
/** Pulls every weight to nothing unless the data say otherwise. */
const DECAY = 0.002;
const SEED = 3;

/** The probability of each label. */
export function judgement({ weights }: Judge, evidence: Evidence): Float64Array {
  return softmax(Float64Array.from(weights, (row) => product(row, evidence)));
}

/** What each piece of evidence adds to the first label (an emergency) beside the mean of the others. */
export function weighedFor(
  { weights: [first = new Float32Array(), ...others] }: Judge,
  evidence: Evidence,
): Float64Array {
  const rest = (i: number) => others.reduce((sum, row) => sum + (row[i] ?? 0), 0) / (others.length || 1);
  return evidence.map((value, i) => value * ((first[i] ?? 0) - rest(i)));
}

/** Trains by AdaGrad; the cases should be of messages that the views behind the evidence were not trained on. */
export function trainJudge(labels: readonly string[], cases: readonly Case[]): Judge {
  const width = cases[0]?.evidence.length ?? 0;
  const weights = labels.map(() => new Float32Array(width));
  const means = labels.map(() => new Float32Array(width));
  const squares = labels.map(() => new Float32Array(width).fill(1e-3));
  const random = randomFrom(SEED);
  const order = cases.map((_, n) => n);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const n of order) {
      const one = cases[n];
      if (one) learn(one, weights, squares);
    }
    if (epoch >= EPOCHS - AVERAGED) means.forEach((mean, label) => addShare(mean, weights[label] ?? mean));
  }
  return { labels, weights: means };
}

function addShare(mean: Float32Array, row: Float32Array): void {
  for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (row[i] ?? 0) / AVERAGED;
}

function learn({ evidence, label }: Case, weights: readonly Float32Array[], squares: readonly Float32Array[]): void {
  const p = softmax(Float64Array.from(weights, (row) => product(row, evidence)));
  weights.forEach((row, n) => pull(row, squares[n] ?? row, evidence, (p[n] ?? 0) - (n === label ? 1 : 0)));
}

/** One step of AdaGrad against a miss. */
function pull(row: Float32Array, square: Float32Array, evidence: Evidence, miss: number): void {
  for (let i = 0; i < row.length; i += 1) {
    const gradient = miss * (evidence[i] ?? 0) + DECAY * (row[i] ?? 0);
    if (gradient === 0) continue;
    square[i] = (square[i] ?? 0) + gradient * gradient;
    row[i] = (row[i] ?? 0) - (RATE * gradient) / Math.sqrt(square[i] ?? 1);
  }
}

function product(row: Float32Array, evidence: Evidence): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += (row[i] ?? 0) * (evidence[i] ?? 0);
  return sum;
}
