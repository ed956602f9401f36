import { PLACES } from './blocks';
import type { Features } from './features';

/** A linear model: for each label a weight for every feature place and a bias. */
export interface LinearModel {
  labels: readonly string[];
  /** Row by feature place, column by label, in steps of `scale`. */
  weights: Int8Array;
  scale: number;
  biases: readonly number[];
}

/** The margin of each label, in the order of `model.labels`: above 0 speaks for it. */
export function scores({ labels, weights, scale, biases }: LinearModel, features: Features): Float64Array {
  const width = labels.length;
  const sums = new Float64Array(width);
  for (let n = 0; n < features.places.length; n += 1) {
    const row = (features.places[n] ?? 0) * width;
    const weight = features.weights[n] ?? 0;
    for (let label = 0; label < width; label += 1)
      sums[label] = (sums[label] ?? 0) + weight * (weights[row + label] ?? 0);
  }
  return sums.map((sum, label) => sum * scale + (biases[label] ?? 0));
}

export function softmax(scores: Float64Array): Float64Array {
  const top = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Weights in one byte each, row by place and column by label. */
export function quantised(
  labels: readonly string[],
  columns: readonly { weights: Float32Array; bias: number }[],
): LinearModel {
  let top = 0;
  for (const { weights } of columns) for (const weight of weights) top = Math.max(top, Math.abs(weight));
  const scale = (top || 1) / 127;
  const weights = new Int8Array(PLACES * labels.length);
  columns.forEach((column, label) => {
    for (let place = 0; place < PLACES; place += 1)
      weights[place * labels.length + label] = Math.round((column.weights[place] ?? 0) / scale);
  });
  return { labels, weights, scale, biases: columns.map(({ bias }) => bias) };
}
