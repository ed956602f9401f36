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
  /** Labels that would be right as well: it says nothing for or against them. */
  alsoRight?: readonly number[];
}

/** What a mistake costs: larger fits the examples more closely. Both chosen by cross-validation over our utterances. */
const COST = 1;
const EPOCHS = 7;
const SEED = 7;
/** An example far on its right side is left alone for some rounds, its copies with it: nearly all are, and looking at them takes the time. */
const CLEAR_OF_THE_MARGIN = 0.1;
const REST = 3;
/** More rounds than there are. */
const FOR_GOOD = 255;

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
  const rows = rowsOf(examples);
  const orders = ordersOf(examples.length, epochs);
  return quantised(
    labels,
    labels.map((_, label) => separate(label, rows, orders, size)),
  );
}

/** All examples in a few tables: features of one behind those of the other, from its start on. */
interface Rows {
  places: Uint32Array;
  values: Float32Array;
  starts: Uint32Array;
  labels: Int32Array;
  /** How much each one's dual counts against it. */
  slacks: Float64Array;
  /** What each is a copy of; itself where it is none. */
  originals: Uint32Array;
  /** The labels, if any, on which each has no say. */
  alsoRight: readonly (readonly number[] | undefined)[];
}

function rowsOf(examples: readonly Example[]): Rows {
  const starts = new Uint32Array(examples.length + 1);
  examples.forEach(({ features }, n) => (starts[n + 1] = (starts[n] ?? 0) + features.places.length));
  const places = new Uint32Array(starts.at(-1) ?? 0);
  const values = new Float32Array(places.length);
  examples.forEach(({ features }, n) => {
    places.set(features.places, starts[n]);
    values.set(features.weights, starts[n]);
  });
  return {
    places,
    values,
    starts,
    labels: Int32Array.from(examples, ({ label }) => label),
    slacks: Float64Array.from(examples, ({ weight }) => 1 / (2 * COST * weight)),
    originals: Uint32Array.from(examples, ({ copyOf }, n) => copyOf ?? n),
    alsoRight: examples.map(({ alsoRight }) => alsoRight),
  };
}

/** The order of the examples in each round: the same for all labels. */
function ordersOf(count: number, epochs: number): Uint32Array[] {
  const random = randomFrom(SEED);
  const order = Array.from({ length: count }, (_, n) => n);
  return Array.from({ length: epochs }, () => {
    shuffle(order, random);
    return Uint32Array.from(order);
  });
}

function separate(
  label: number,
  rows: Rows,
  orders: readonly Uint32Array[],
  size: number,
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(size);
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
        if (gradient > CLEAR_OF_THE_MARGIN) rests[n] = REST;
        continue;
      }
      duals[n] = after;
      bias += (after - before) * sign;
      add(weights, rows, n, (after - before) * sign);
    }
  });
  return { weights, bias };
}

/** Copies come in after the first round; at first only those of examples that are not far on their right side. */
function restsAsCopy(original: number, epoch: number, rests: Uint8Array, n: number): boolean {
  if (original === n || epoch > 1) return false;
  if (epoch === 0) return true;
  if (rests[original]) rests[n] = REST;
  return rests[n] !== 0;
}

function isResting(rests: Uint8Array, n: number): boolean {
  const left = rests[n] ?? 0;
  if (left) rests[n] = left - 1;
  return left > 0;
}

function dot(weights: Float32Array, { places, values, starts }: Rows, n: number): number {
  const end = starts[n + 1] ?? 0;
  let sum = 0;
  for (let at = starts[n] ?? 0; at < end; at += 1) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function add(weights: Float32Array, { places, values, starts }: Rows, n: number, step: number): void {
  const end = starts[n + 1] ?? 0;
  for (let at = starts[n] ?? 0; at < end; at += 1) {
    const place = places[at] ?? 0;
    weights[place] = (weights[place] ?? 0) + step * (values[at] ?? 0);
  }
}
