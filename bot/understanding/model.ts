import { FEATURE_BITS, type Features } from './features';

/** A linear softmax model: for each label a weight for every feature place and a bias. */
export interface LinearModel {
  labels: readonly string[];
  /** Row by feature place, column by label, in steps of `scale`. */
  weights: Int8Array;
  scale: number;
  biases: readonly number[];
  /** Divides the scores, so that the probabilities are as sure as they are right. */
  temperature: number;
}

/** The probability of each label, in the order of `model.labels`. */
export function probabilities(model: LinearModel, { places, weights }: Features): Float64Array {
  const width = model.labels.length;
  const scores = Float64Array.from(model.biases);
  places.forEach((place, n) => {
    const row = place * width;
    const weight = (weights[n] ?? 0) * model.scale;
    for (let label = 0; label < width; label += 1) {
      scores[label] = (scores[label] ?? 0) + weight * (model.weights[row + label] ?? 0);
    }
  });
  return softmax(scores.map((score) => score / model.temperature));
}

export function softmax(scores: Float64Array): Float64Array {
  const top = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Writes models into one buffer: a line of JSON that describes them, then their weights. */
export function packModels(models: Record<string, LinearModel>): Buffer {
  const heads = Object.entries(models).map(([name, { weights, ...head }]) => ({ name, ...head, size: weights.length }));
  const line = JSON.stringify({ version: 1, bits: FEATURE_BITS, heads });
  return Buffer.concat([Buffer.from(`${line}\n`), ...Object.values(models).map(({ weights }) => Buffer.from(weights.buffer))]);
}

interface Head extends Omit<LinearModel, 'weights'> {
  name: string;
  size: number;
}

/** Reads what {@link packModels} wrote; raises when it is of another version. */
export function unpackModels(buffer: Buffer): Record<string, LinearModel> {
  const end = buffer.indexOf(10);
  const { version, bits, heads } = JSON.parse(buffer.subarray(0, end).toString()) as { version: number; bits: number; heads: Head[] };
  if (version !== 1 || bits !== FEATURE_BITS) throw new Error('the model was built by another version: run npm run build');
  let start = end + 1;
  return Object.fromEntries(
    heads.map(({ name, size, ...head }) => {
      const weights = new Int8Array(buffer.buffer, buffer.byteOffset + start, size);
      start += size;
      return [name, { ...head, weights }];
    }),
  );
}
