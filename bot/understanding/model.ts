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
  const count = features.places.length;
  const [eights, fours] = [count - (count % 8), count - (count % 4)];
  for (let n = 0; n < eights; n += 8) addEight(model, features, n, sums);
  for (let n = eights; n < fours; n += 4) addFour(model, features, n, sums);
  for (let n = fours; n < count; n += 1) addOne(model, features, n, sums);
  for (let n = 0; n < sums.length; n += 1) sums[n] = (sums[n] ?? 0) * model.scale + (model.biases[n] ?? 0);
  return sums;
}

/** Eight features at a time, all labels of each: every row of weights is fetched once, and every sum only for each eighth feature. */
function addEight(
  { labels, weights }: LinearModel,
  { places, weights: values }: Features,
  n: number,
  sums: Float64Array,
) {
  const width = labels.length;
  const a = (places[n] ?? 0) * width;
  const b = (places[n + 1] ?? 0) * width;
  const c = (places[n + 2] ?? 0) * width;
  const d = (places[n + 3] ?? 0) * width;
  const e = (places[n + 4] ?? 0) * width;
  const f = (places[n + 5] ?? 0) * width;
  const g = (places[n + 6] ?? 0) * width;
  const h = (places[n + 7] ?? 0) * width;
  const ofA = values[n] ?? 0;
  const ofB = values[n + 1] ?? 0;
  const ofC = values[n + 2] ?? 0;
  const ofD = values[n + 3] ?? 0;
  const ofE = values[n + 4] ?? 0;
  const ofF = values[n + 5] ?? 0;
  const ofG = values[n + 6] ?? 0;
  const ofH = values[n + 7] ?? 0;
  for (let label = 0; label < width; label += 1) {
    const four =
      ofA * (weights[a + label] ?? 0) +
      ofB * (weights[b + label] ?? 0) +
      ofC * (weights[c + label] ?? 0) +
      ofD * (weights[d + label] ?? 0);
    const others =
      ofE * (weights[e + label] ?? 0) +
      ofF * (weights[f + label] ?? 0) +
      ofG * (weights[g + label] ?? 0) +
      ofH * (weights[h + label] ?? 0);
    sums[label] = (sums[label] ?? 0) + four + others;
  }
}

function addFour({ labels, weights }: LinearModel, features: Features, n: number, sums: Float64Array) {
  const width = labels.length;
  const a = (features.places[n] ?? 0) * width;
  const b = (features.places[n + 1] ?? 0) * width;
  const c = (features.places[n + 2] ?? 0) * width;
  const d = (features.places[n + 3] ?? 0) * width;
  const ofA = features.weights[n] ?? 0;
  const ofB = features.weights[n + 1] ?? 0;
  const ofC = features.weights[n + 2] ?? 0;
  const ofD = features.weights[n + 3] ?? 0;
  for (let label = 0; label < width; label += 1) {
    const sum =
      ofA * (weights[a + label] ?? 0) +
      ofB * (weights[b + label] ?? 0) +
      ofC * (weights[c + label] ?? 0) +
      ofD * (weights[d + label] ?? 0);
    sums[label] = (sums[label] ?? 0) + sum;
  }
}

function addOne({ labels, weights }: LinearModel, features: Features, n: number, sums: Float64Array) {
  const row = (features.places[n] ?? 0) * labels.length;
  const value = features.weights[n] ?? 0;
  for (let label = 0; label < sums.length; label += 1)
    sums[label] = (sums[label] ?? 0) + value * (weights[row + label] ?? 0);
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
