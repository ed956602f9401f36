import { FEATURE_BITS, type Features } from './features';
import { type LinearModel, probabilities, softmax } from './model';

/** One message as features, and its label. */
export interface Example {
  features: Features;
  label: string;
  /** How much it counts; 1 when absent. */
  weight?: number;
}

export interface TrainingOptions {
  epochs: number;
  /** Step size at the beginning. */
  rate: number;
  seed: number;
}

const DEFAULTS: TrainingOptions = { epochs: 10, rate: 0.5, seed: 7 };

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

/** Trains a softmax model by stochastic gradient descent with steps that adapt to each feature (AdaGrad). */
export function train(labels: readonly string[], examples: readonly Example[], options: Partial<TrainingOptions> = {}): LinearModel {
  const { epochs, rate, seed } = { ...DEFAULTS, ...options };
  const width = labels.length;
  const index = new Map(labels.map((label, n) => [label, n]));
  const weights = new Float32Array((1 << FEATURE_BITS) * width);
  const squares = new Float32Array((1 << FEATURE_BITS) * width);
  const biases = new Float64Array(width);
  const random = randomFrom(seed);
  const order = examples.map((_, n) => n);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const n of order) {
      const example = examples[n];
      if (!example) continue;
      const gradient = errorOf(example, index.get(example.label) ?? 0, weights, biases);
      step(example.features, gradient, weights, squares, biases, rate);
    }
  }
  return quantised(labels, weights, biases);
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** How far the model is off for this example: probability less truth, for each label. */
function errorOf(example: Example, truth: number, weights: Float32Array, biases: Float64Array): Float64Array {
  const width = biases.length;
  const scores = Float64Array.from(biases);
  const { places, weights: values } = example.features;
  for (let n = 0; n < places.length; n += 1) {
    const row = (places[n] ?? 0) * width;
    const value = values[n] ?? 0;
    for (let label = 0; label < width; label += 1) {
      scores[label] = (scores[label] ?? 0) + value * (weights[row + label] ?? 0);
    }
  }
  const gradient = softmax(scores);
  gradient[truth] = (gradient[truth] ?? 0) - 1;
  const weight = example.weight ?? 1;
  return weight === 1 ? gradient : gradient.map((value) => value * weight);
}

function step(
  { places, weights: values }: Features,
  gradient: Float64Array,
  weights: Float32Array,
  squares: Float32Array,
  biases: Float64Array,
  rate: number,
): void {
  const width = biases.length;
  const wrong = labelsToMove(gradient);
  for (let n = 0; n < places.length; n += 1) {
    const row = (places[n] ?? 0) * width;
    const value = values[n] ?? 0;
    for (const label of wrong) {
      const slope = (gradient[label] ?? 0) * value;
      const square = (squares[row + label] ?? 0) + slope * slope;
      squares[row + label] = square;
      weights[row + label] = (weights[row + label] ?? 0) - (rate * slope) / (Math.sqrt(square) + 1e-6);
    }
  }
  for (const label of wrong) biases[label] = (biases[label] ?? 0) - rate * 0.01 * (gradient[label] ?? 0);
}

/** Labels that are off by so little that moving them would only cost time are left alone. */
function labelsToMove(gradient: Float64Array): number[] {
  const wrong: number[] = [];
  gradient.forEach((error, label) => {
    if (Math.abs(error) > 0.003) wrong.push(label);
  });
  return wrong;
}

function quantised(labels: readonly string[], weights: Float32Array, biases: Float64Array): LinearModel {
  const top = weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
  const scale = top / 127;
  return { labels, weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale, biases: [...biases], temperature: 1 };
}

/** The temperature at which held-out examples are least surprising (their log loss is smallest). */
export function calibrate(model: LinearModel, heldOut: readonly Example[]): number {
  const candidates = Array.from({ length: 40 }, (_, n) => 0.3 * 1.08 ** n);
  const loss = (temperature: number) =>
    heldOut.reduce((sum, { features, label }) => {
      const p = probabilities({ ...model, temperature }, features)[model.labels.indexOf(label)] ?? 0;
      return sum - Math.log(Math.max(p, 1e-9));
    }, 0);
  return candidates.reduce((best, candidate) => (loss(candidate) < loss(best) ? candidate : best));
}
