import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { rowsOf, shared } from '../../understanding/feature-rows';
import type { Features } from '../../understanding/features';
import { inOtherThreads } from '../../understanding/threads';
import { waitForAll, workOf } from '../../understanding/work';
import { type ViewTask, learnViews } from './learn-view';
import { type Lesson, type SenseTables, VIEWS, WIDTH } from './senses';

/** Fewer lessons than these are learnt sooner than another thread has started. */
const WORTH_A_THREAD = 2_000;

/**
 * Learns what features mean from what leads to each answer, in views that know nothing of one another. The same lessons give the same
 * tables, by however many threads.
 *
 * @param places how many places features have
 */
export function trainSenses(lessons: readonly Lesson[], groups: number, places: number): SenseTables {
  const rows = rowsOfPlaces(lessons, places);
  const task = taskOf(lessons, groups, rows);
  if (lessons.length >= WORTH_A_THREAD) startOthers(task);
  learnViews(task);
  waitForAll(task);
  return { rows, ...quantised(task.vectors) };
}

function startOthers(workerData: ViewTask): void {
  const others = inOtherThreads(path.join(__dirname, 'viewing-thread'), (file) => new Worker(file, { workerData }));
  // If learning fails, they must not keep the program from ending.
  for (const other of others) other.unref();
}

/** The row of each place, from 1 on. A feature that one text alone has, in one form, teaches nothing. */
function rowsOfPlaces(lessons: readonly Lesson[], places: number): Uint32Array {
  const seen = new Uint32Array(places);
  for (const { forms } of lessons)
    for (const form of forms) for (const place of form.places) seen[place] = (seen[place] ?? 0) + 1;
  let row = 0;
  return Uint32Array.from(seen, (count) => (count > 1 ? (row += 1) : 0));
}

function taskOf(lessons: readonly Lesson[], answers: number, rows: Uint32Array): ViewTask {
  const count = rows.reduce((most, row) => Math.max(most, row), 0);
  const starts = new Uint32Array(lessons.length + 1);
  lessons.forEach(({ forms }, n) => (starts[n + 1] = (starts[n] ?? 0) + forms.length));
  return {
    ...workOf(VIEWS),
    texts: rowsOf(lessons.flatMap(({ forms }) => forms.map((form) => inRows(form, rows)))),
    starts,
    groups: Uint16Array.from(lessons, ({ group }) => group),
    weights: Float32Array.from(lessons, ({ weight }) => weight),
    answers,
    vectors: shared(Float32Array, count * WIDTH),
  };
}

function inRows({ places, weights }: Features, rows: Uint32Array): Features {
  const known = Array.from(places.keys()).filter((n) => rows[places[n] ?? 0]);
  return {
    places: Uint32Array.from(known, (n) => (rows[places[n] ?? 0] ?? 0) - 1),
    weights: Float32Array.from(known, (n) => weights[n] ?? 0),
  };
}

/** In one byte each. */
function quantised(vectors: Float32Array): Pick<SenseTables, 'vectors' | 'scales'> {
  const scales = new Float32Array(vectors.length / WIDTH);
  const small = new Int8Array(vectors.length);
  for (let row = 0; row < scales.length; row += 1) {
    const vector = vectors.subarray(row * WIDTH, (row + 1) * WIDTH);
    const scale = (vector.reduce((top, value) => Math.max(top, Math.abs(value)), 0) || 1) / 127;
    scales[row] = scale;
    vector.forEach((value, i) => (small[row * WIDTH + i] = Math.round(value / scale)));
  }
  return { vectors: small, scales };
}
