import type { Features } from '../../understanding/features';

/**
 * What is meant is told by a few views, each of so many numbers, that were learnt apart from one another: where one errs by chance the
 * others do not, so that they find the right answer more often together than one that is as wide as all of them, or wider.
 */
export const VIEWS = 3;
export const VIEW = 48;
export const WIDTH = VIEWS * VIEW;

/**
 * What each feature has to do with what is meant: a vector each, learnt so that questions with one answer point the same way and
 * those with different answers do not, whatever words they are put in (see train-senses.ts).
 */
export interface SenseTables {
  /** The row of each place of the features, counted from 1; 0 where nothing was learnt. */
  rows: Uint32Array;
  /** Row by row, each in steps of its own. */
  vectors: Int8Array;
  scales: Float32Array;
}

/** Adds up what a text's features mean, to a vector of length one. */
export function senseOf({ rows, vectors, scales }: SenseTables, { places, weights }: Features): Float32Array {
  const sense = new Float32Array(WIDTH);
  for (let n = 0; n < places.length; n += 1) {
    const row = (rows[places[n] ?? 0] ?? 0) - 1;
    if (row >= 0) addVector(sense, (weights[n] ?? 0) * (scales[row] ?? 0), vectors, row * WIDTH);
  }
  return viewsAlike(sense, 0);
}

function addVector(sense: Float32Array, weight: number, vectors: Int8Array, start: number): void {
  for (let i = 0, at = start; i < WIDTH; i += 4, at += 4) {
    const a = (sense[i] ?? 0) + weight * (vectors[at] ?? 0);
    const b = (sense[i + 1] ?? 0) + weight * (vectors[at + 1] ?? 0);
    const c = (sense[i + 2] ?? 0) + weight * (vectors[at + 2] ?? 0);
    const d = (sense[i + 3] ?? 0) + weight * (vectors[at + 3] ?? 0);
    sense[i] = a;
    sense[i + 1] = b;
    sense[i + 2] = c;
    sense[i + 3] = d;
  }
}

/** Each view of the vector that begins at `start` counts the same, and all of them have length one together. */
function viewsAlike(vectors: Float32Array, start: number): Float32Array {
  for (let view = start; view < start + WIDTH; view += VIEW) toLength(LENGTH_OF_VIEW, vectors, view);
  return vectors;
}

const LENGTH_OF_VIEW = 1 / Math.sqrt(VIEWS);

/** Brings the view that begins at `start` to a length; one of nothing stays as it is. */
export function toLength(length: number, vectors: Float32Array, start: number): void {
  let square = 0;
  for (let i = start; i < start + VIEW; i += 1) square += (vectors[i] ?? 0) ** 2;
  const norm = length / (Math.sqrt(square) || 1);
  for (let i = start; i < start + VIEW; i += 1) vectors[i] = (vectors[i] ?? 0) * norm;
}

/** What is known to lead to an answer. */
export interface Lesson {
  /** The number of the answer. */
  group: number;
  /** As it stands; for learning also as it is written without accents. */
  forms: readonly Features[];
  /** How much it counts: a question by which people ask counts more than a sentence of the answer. */
  weight: number;
}

/** Where all that leads to each answer points, taken together: one vector of length one each, in eights. */
export function centresOf(tables: SenseTables, lessons: readonly Lesson[], groups: number): Float32Array {
  const centres = new Float32Array(groups * WIDTH);
  for (const { group, forms, weight } of lessons) {
    const [form] = forms;
    if (!form) continue;
    const [sense, start] = [senseOf(tables, form), group * WIDTH];
    for (let i = 0; i < WIDTH; i += 1) centres[start + i] = (centres[start + i] ?? 0) + weight * (sense[i] ?? 0);
  }
  for (let group = 0; group < groups; group += 1) viewsAlike(centres, group * WIDTH);
  return inEights(centres, WIDTH);
}

/** So many centres stand beside each other. */
const TOGETHER = 8;

/**
 * Centres as texts are compared with them: of eight the first numbers, then their second ones, and so on; the last eight are filled up
 * with nothing. What is fetched of a text serves all eight, and what is fetched of them lies in a row.
 */
export function inEights(centres: Float32Array, width: number): Float32Array {
  const groups = centres.length / width;
  const eights = new Float32Array(Math.ceil(groups / TOGETHER) * TOGETHER * width);
  for (let group = 0; group < groups; group += 1) {
    const [place, start] = [group % TOGETHER, (group - (group % TOGETHER)) * width];
    for (let i = 0; i < width; i += 1) eights[start + i * TOGETHER + place] = centres[group * width + i] ?? 0;
  }
  return eights;
}

/** How much each answer's centre points the way of a text (-1 to 1); behind the last one nought, to fill up its eight. */
export function alike(
  sense: Float32Array,
  eights: Float32Array,
  into: Float64Array = new Float64Array(eights.length / sense.length),
): Float64Array {
  const width = sense.length;
  for (let group = 0, at = 0; group < into.length; group += TOGETHER) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    for (let i = 0; i < width; i += 1, at += TOGETHER) {
      const value = sense[i] ?? 0;
      a += value * (eights[at] ?? 0);
      b += value * (eights[at + 1] ?? 0);
      c += value * (eights[at + 2] ?? 0);
      d += value * (eights[at + 3] ?? 0);
      e += value * (eights[at + 4] ?? 0);
      f += value * (eights[at + 5] ?? 0);
      g += value * (eights[at + 6] ?? 0);
      h += value * (eights[at + 7] ?? 0);
    }
    into[group] = a;
    into[group + 1] = b;
    into[group + 2] = c;
    into[group + 3] = d;
    into[group + 4] = e;
    into[group + 5] = f;
    into[group + 6] = g;
    into[group + 7] = h;
  }
  return into;
}

/** Of two views; four sums at once: one alone would wait for itself at each step. */
export function dot(one: Float32Array, others: Float32Array, start: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < VIEW; i += 4) {
    a += (one[i] ?? 0) * (others[start + i] ?? 0);
    b += (one[i + 1] ?? 0) * (others[start + i + 1] ?? 0);
    c += (one[i + 2] ?? 0) * (others[start + i + 2] ?? 0);
    d += (one[i + 3] ?? 0) * (others[start + i + 3] ?? 0);
  }
  return a + b + c + d;
}
