import { type Features, PLACES } from './features';
import { type LinearModel, probabilities } from './model';

/** One message as features, and its label. */
export interface Example {
  features: Features;
  label: string;
  /** How much a mistake on it costs; 1 when absent. */
  weight?: number;
}

export interface TrainingOptions {
  epochs: number;
  /** What a mistake costs: larger fits the examples more closely. */
  cost: number;
  seed: number;
}

const DEFAULTS: TrainingOptions = { epochs: 12, cost: 0.5, seed: 7 };

/** Mulberry32: small, and the same everywhere, so that the same data gives the same bytes. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Trains a linear model, each label against the rest: a support vector machine with squared hinge loss, solved by dual
 * coordinate descent (Hsieh et al., ICML 2008).
 */
export function train(
  labels: readonly string[],
  examples: readonly Example[],
  options: Partial<TrainingOptions> = {},
): LinearModel {
  const settings = { ...DEFAULTS, ...options };
  const columns = labels.map((label) => separate(label, examples, settings));
  return quantised(labels, columns);
}

interface Column {
  weights: Float32Array;
  bias: number;
}

function separate(label: string, examples: readonly Example[], { epochs, cost, seed }: TrainingOptions): Column {
  const weights = new Float32Array(PLACES);
  const duals = new Float64Array(examples.length);
  const random = randomFrom(seed);
  const order = examples.map((_, n) => n);
  const rests = new Uint8Array(examples.length);
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const n of order) {
      const example = examples[n];
      if (!example || isResting(rests, n)) continue;
      const sign = example.label === label ? 1 : -1;
      const slack = 1 / (2 * cost * (example.weight ?? 1));
      const before = duals[n] ?? 0;
      const gradient = sign * (dot(weights, example.features) + bias) - 1 + before * slack;
      // Features have length one and the bias counts as one more feature, hence the 2.
      const after = Math.max(before - gradient / (2 + slack), 0);
      if (after === before) {
        if (gradient > CLEAR_OF_THE_MARGIN) rests[n] = REST;
        continue;
      }
      duals[n] = after;
      bias += (after - before) * sign;
      add(weights, example.features, (after - before) * sign);
    }
  }
  return { weights, bias };
}

/** An example far on its right side is left alone for some rounds: nearly all are, and looking at them takes the time. */
const CLEAR_OF_THE_MARGIN = 0.1;
const REST = 3;

function isResting(rests: Uint8Array, n: number): boolean {
  const left = rests[n] ?? 0;
  if (left) rests[n] = left - 1;
  return left > 0;
}

function dot(weights: Float32Array, { places, weights: values }: Features): number {
  let sum = 0;
  for (let n = 0; n < places.length; n += 1) sum += (weights[places[n] ?? 0] ?? 0) * (values[n] ?? 0);
  return sum;
}

function add(weights: Float32Array, { places, weights: values }: Features, step: number): void {
  for (let n = 0; n < places.length; n += 1) {
    const place = places[n] ?? 0;
    weights[place] = (weights[place] ?? 0) + step * (values[n] ?? 0);
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** Weights in one byte each, row by place and column by label. */
function quantised(labels: readonly string[], columns: readonly Column[]): LinearModel {
  const top = Math.max(...columns.map(({ weights }) => weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0))) || 1;
  const scale = top / 127;
  const weights = new Int8Array(PLACES * labels.length);
  columns.forEach((column, label) => {
    column.weights.forEach((weight, place) => {
      weights[place * labels.length + label] = Math.round(weight / scale);
    });
  });
  return { labels, weights, scale, biases: columns.map(({ bias }) => bias), temperature: 1 };
}

/** The temperature at which held-out examples are least surprising (their log loss is smallest). */
export function calibrate(model: LinearModel, heldOut: readonly Example[]): number {
  const candidates = Array.from({ length: 50 }, (_, n) => 0.05 * 1.09 ** n);
  const losses = candidates.map((temperature) =>
    heldOut.reduce((sum, { features, label }) => {
      const p = probabilities({ ...model, temperature }, features)[model.labels.indexOf(label)] ?? 0;
      return sum - Math.log(Math.max(p, 1e-9));
    }, 0),
  );
  return candidates[losses.indexOf(Math.min(...losses))] ?? 1;
}
