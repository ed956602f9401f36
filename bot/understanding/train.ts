import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { rowsOf, shared } from './feature-rows';
import type { Features } from './features';
import { type LinearModel, quantised } from './model';
import { randomFrom } from './random';
import { type Rows, type Task, separateLabels } from './separate';
import { inOtherThreads } from './threads';
import { waitForAll, workOf } from './work';

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

/** Trains one model after the other. */
export interface Trainer {
  /**
   * Begins with a model: other threads take it up as soon as they are done with those before, whatever this one does meanwhile.
   * What it gives joins them, and gives the model.
   *
   * @param size how many places the features have
   */
  begin: (labels: readonly string[], examples: readonly Example[], size: number, epochs?: number) => () => LinearModel;
  /** Lets the other threads go, when all models are there. */
  end: () => void;
}

/**
 * Makes a trainer of linear models, each label against the rest: a support vector machine with squared hinge loss, solved by dual
 * coordinate descent (Hsieh et al., ICML 2008). Labels are shared among as many threads as the machine has cores; whoever does
 * one comes to the same numbers.
 */
export function createTrainer(): Trainer {
  let others: Worker[] | undefined;
  return {
    begin: (labels, examples, size, epochs = EPOCHS) => {
      const task = taskOf(labels.length, examples, size, epochs);
      if (task.rows.places.length * task.count >= WORTH_A_THREAD) {
        others ??= startOthers();
        for (const other of others) other.postMessage(task);
      }
      return () => {
        separateLabels(task);
        waitForAll(task);
        return modelOf(labels, task);
      };
    },
    end: () => others?.forEach((other) => void other.terminate()),
  };
}

/** Trains a single model; see {@link Trainer}. */
export function train(
  labels: readonly string[],
  examples: readonly Example[],
  size: number,
  epochs = EPOCHS,
): LinearModel {
  const trainer = createTrainer();
  const finish = trainer.begin(labels, examples, size, epochs);
  try {
    return finish();
  } finally {
    trainer.end();
  }
}

function startOthers(): Worker[] {
  const others = inOtherThreads(path.join(__dirname, 'separating-thread'), (file) => new Worker(file));
  // If training fails, they must not keep the program from ending.
  for (const other of others) other.unref();
  return others;
}

const modelOf = (labels: readonly string[], { weights, biases, size }: Task): LinearModel =>
  quantised(
    labels,
    labels.map((_, n) => ({ weights: weights.subarray(n * size, (n + 1) * size), bias: biases[n] ?? 0 })),
  );

function taskOf(count: number, examples: readonly Example[], size: number, epochs: number): Task {
  return {
    ...workOf(count),
    rows: withLabels(examples),
    orders: ordersOf(examples, epochs),
    size,
    weights: shared(Float32Array, count * size),
    biases: shared(Float64Array, count),
  };
}

function withLabels(examples: readonly Example[]): Rows {
  return {
    ...rowsOf(examples.map(({ features }) => features)),
    labels: Int32Array.from(examples, ({ label }) => label),
    slacks: Float64Array.from(examples, ({ weight }) => 1 / (2 * COST * weight)),
    originals: Uint32Array.from(examples, ({ copyOf }, n) => copyOf ?? n),
    alsoRight: examples.map(({ alsoRight }) => alsoRight),
  };
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
