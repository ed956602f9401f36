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
export function scores(model: LinearModel, features: Features): Float64Array {
  const sums = new Float64Array(model.labels.length);
  let label = 0;
  for (; label + 4 <= sums.length; label += 4) addFour(model, features, label, sums);
  for (; label < sums.length; label += 1) addOne(model, features, label, sums);
  for (let n = 0; n < sums.length; n += 1) sums[n] = (sums[n] ?? 0) * model.scale + (model.biases[n] ?? 0);
  return sums;
}

/** Four labels at a time: their sums stay in registers, which halves the time of what is most of the reckoning. */
function addFour({ labels, weights }: LinearModel, features: Features, label: number, sums: Float64Array): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let n = 0; n < features.places.length; n += 1) {
    const at = (features.places[n] ?? 0) * labels.length + label;
    const weight = features.weights[n] ?? 0;
    a += weight * (weights[at] ?? 0);
    b += weight * (weights[at + 1] ?? 0);
    c += weight * (weights[at + 2] ?? 0);
    d += weight * (weights[at + 3] ?? 0);
  }
  sums.set([a, b, c, d], label);
}

function addOne({ labels, weights }: LinearModel, features: Features, label: number, sums: Float64Array): void {
  let sum = 0;
  for (let n = 0; n < features.places.length; n += 1)
    sum += (features.weights[n] ?? 0) * (weights[(features.places[n] ?? 0) * labels.length + label] ?? 0);
  sums[label] = sum;
}

export function softmax(scores: Float64Array): Float64Array {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  const powers = new Float64Array(scores.length);
  let sum = 0;
  for (let n = 0; n < scores.length; n += 1) {
    const power = Math.exp((scores[n] ?? 0) - top);
    powers[n] = power;
    sum += power;
  }
  for (let n = 0; n < powers.length; n += 1) powers[n] = (powers[n] ?? 0) / sum;
  return powers;
}

/** Weights in one byte each, row by place and column by label. */
export function quantised(
  labels: readonly string[],
  columns: readonly { weights: Float32Array; bias: number }[],
): LinearModel {
  let top = 0;
  for (const { weights } of columns) for (const weight of weights) top = Math.max(top, Math.abs(weight));
  const scale = (top || 1) / 127;
  const places = columns[0]?.weights.length ?? 0;
  const weights = new Int8Array(places * labels.length);
  columns.forEach((column, label) => {
    for (let place = 0; place < places; place += 1)
      weights[place * labels.length + label] = Math.round((column.weights[place] ?? 0) / scale);
  });
  return { labels, weights, scale, biases: columns.map(({ bias }) => bias) };
}
