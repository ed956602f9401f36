import type { Features } from './features';
import { type LinearModel, quantised } from './model';
import { randomFrom, shuffle } from './random';

/** One message as features, and the place of its label. */
export interface Example {
  features: Features;
  label: number;
  /** How much a mistake on it costs. */
  weight: number;
  /** Where among the examples stands what this one is a copy of, which comes before it. */
  copyOf?: number;
}

/** What a mistake costs: larger fits the examples more closely. Both chosen by cross-validation over our utterances. */
const COST = 1;
const EPOCHS = 7;
const SEED = 7;
/** An example far on its right side is left alone for some rounds, its copies with it: nearly all are, and looking at them takes the time. */
const CLEAR_OF_THE_MARGIN = 0.1;
const REST = 3;

/**
 * Trains a linear model, each label against the rest: a support vector machine with squared hinge loss, solved by dual
 * coordinate descent (Hsieh et al., ICML 2008).
 *
 * @param size how many places the features have
 */
export function train(
  labels: readonly string[],
  examples: readonly Example[],
  size: number,
  epochs = EPOCHS,
): LinearModel {
  return quantised(
    labels,
    labels.map((_, label) => separate(label, examples, size, epochs)),
  );
}

function separate(
  label: number,
  examples: readonly Example[],
  size: number,
  epochs: number,
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(size);
  const duals = new Float64Array(examples.length);
  const random = randomFrom(SEED);
  const order = examples.map((_, n) => n);
  const rests = new Uint8Array(examples.length);
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const n of order) {
      const example = examples[n];
      if (!example || isResting(rests, n) || restsAsCopy(example, epoch, rests, n)) continue;
      const sign = example.label === label ? 1 : -1;
      const slack = 1 / (2 * COST * example.weight);
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

/** Copies come in after the first round; at first only those of examples that are not far on their right side. */
function restsAsCopy({ copyOf }: Example, epoch: number, rests: Uint8Array, n: number): boolean {
  if (copyOf === undefined || epoch > 1) return false;
  if (epoch === 0) return true;
  if (rests[copyOf]) rests[n] = REST;
  return rests[n] !== 0;
}

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
