import { Worker } from 'node:worker_threads';
import type { Features } from './features';
import { type LinearModel, quantised } from './model';
import { randomFrom } from './random';
import { type Rows, type Task, separateLabels, waitForAll } from './separate';
import { inOtherThreads } from './threads';

/** One message as features, and the place of its label. */
export interface Example {
  features: Features;
  label: number;
  /** How much a mistake on it costs. */
  weight: number;
  /** Where among the examples stands what this one is a copy of, which comes before it. */
  copyOf?: number;
  /** Draws when it has its turn in each round, so that one example more leaves the others in their order; its place if there is none. */
  lot?: number;
  /** Labels that would be right as well: it says nothing for or against them. */
  alsoRight?: readonly number[];
}

/** What a mistake costs: larger fits the examples more closely. Both chosen by cross-validation over our utterances. */
const COST = 1;
/** So many rounds bring the weights nearly to where they come from any order: after seven, it read one message in a hundred. */
const EPOCHS = 12;
/** The square of it is a number that JavaScript holds exactly. */
const MOST_EXAMPLES = 2 ** 26;
/** Fewer numbers than these are looked at sooner than another thread has started. */
const WORTH_A_THREAD = 1_000_000;
/** A label takes a second; a machine may be slow. */
const PATIENCE_MS = 300_000;

/**
 * Trains a linear model, each label against the rest: a support vector machine with squared hinge loss, solved by dual
 * coordinate descent (Hsieh et al., ICML 2008). Labels are shared among as many threads as the machine has cores; whoever does
 * one comes to the same numbers.
 *
 * @param size how many places the features have
 */
export function train(
  labels: readonly string[],
  examples: readonly Example[],
  size: number,
  epochs = EPOCHS,
): LinearModel {
  const task = taskOf(labels.length, examples, size, epochs);
  startOthers(task);
  separateLabels(task);
  waitForAll(task, PATIENCE_MS);
  const { weights, biases } = task;
  return quantised(
    labels,
    labels.map((_, n) => ({ weights: weights.subarray(n * size, (n + 1) * size), bias: biases[n] ?? 0 })),
  );
}

function startOthers(task: Task): void {
  if (task.rows.places.length * task.count < WORTH_A_THREAD) return;
  inOtherThreads('separating-thread', (file) => new Worker(file, { workerData: task }).unref());
}

function taskOf(count: number, examples: readonly Example[], size: number, epochs: number): Task {
  return {
    rows: rowsOf(examples),
    orders: ordersOf(examples, epochs),
    count,
    size,
    weights: shared(Float32Array, count * size),
    biases: shared(Float64Array, count),
    progress: shared(Int32Array, 2),
  };
}

function rowsOf(examples: readonly Example[]): Rows {
  const starts = shared(Uint32Array, examples.length + 1);
  examples.forEach(({ features }, n) => (starts[n + 1] = (starts[n] ?? 0) + features.places.length));
  const places = shared(Uint32Array, starts.at(-1) ?? 0);
  const values = shared(Float32Array, places.length);
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

/** An array of numbers in memory that threads share. */
function shared<T>(Kind: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number }, length: number): T {
  return new Kind(new SharedArrayBuffer(Kind.BYTES_PER_ELEMENT * length));
}

/** The order of the examples in each round: the same for all labels. */
function ordersOf(examples: readonly Example[], epochs: number): Uint32Array[] {
  const draws = examples.map(({ lot }, n) => randomFrom(lot ?? n));
  return Array.from({ length: epochs }, () => {
    // One number holds what was drawn and, below it, the place.
    const turns = Float64Array.from(draws, (draw, n) => Math.floor(draw() * MOST_EXAMPLES) * MOST_EXAMPLES + n);
    return Uint32Array.from(turns.sort(), (turn) => turn % MOST_EXAMPLES);
  });
}
