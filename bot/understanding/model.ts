import { FEATURE_BITS, type Features, PLACES, type Rarity } from './features';

/** A linear model whose scores are made probabilities by softmax: for each label a weight for every feature place and a bias. */
export interface LinearModel {
  labels: readonly string[];
  /** Row by feature place, column by label, in steps of `scale`. */
  weights: Int8Array;
  scale: number;
  biases: readonly number[];
  /** Divides the scores, so that the probabilities are as sure as they are right. */
  temperature: number;
}

/** The trained models: one for what is asked, one for how urgent it is, and what both know of features. */
export interface Models {
  rarity: Rarity;
  intent: LinearModel;
  urgency: LinearModel;
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

/** Writes models into one buffer: a line of JSON that describes them, how rare each place is, then the weights. */
export function packModels({ rarity, intent, urgency }: Models): Buffer {
  const heads = { intent: headOf(intent), urgency: headOf(urgency) };
  const line = JSON.stringify({ version: VERSION, bits: FEATURE_BITS, heads });
  return Buffer.concat([Buffer.from(`${line}\n`), rarity, bytesOf(intent.weights), bytesOf(urgency.weights)]);
}

const VERSION = 2;
type Head = Omit<LinearModel, 'weights'>;
const headOf = ({ labels, scale, biases, temperature }: LinearModel): Head => ({ labels, scale, biases, temperature });
const bytesOf = (weights: Int8Array) => new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);

/** Reads what {@link packModels} wrote; raises when it is of another version. */
export function unpackModels(buffer: Buffer): Models {
  const end = buffer.indexOf(10);
  const head = JSON.parse(buffer.subarray(0, end).toString()) as {
    version: number;
    bits: number;
    heads: Record<'intent' | 'urgency', Head>;
  };
  if (head.version !== VERSION || head.bits !== FEATURE_BITS)
    throw new Error('the model was built by another version: run npm run build');
  let start = end + 1;
  const take = (size: number) => {
    const part = buffer.subarray(start, start + size);
    start += size;
    return part;
  };
  const rarity = new Uint8Array(take(PLACES));
  const model = (name: 'intent' | 'urgency'): LinearModel => {
    const part = take(PLACES * head.heads[name].labels.length);
    return { ...head.heads[name], weights: new Int8Array(part.buffer, part.byteOffset, part.byteLength) };
  };
  return { rarity, intent: model('intent'), urgency: model('urgency') };
}
