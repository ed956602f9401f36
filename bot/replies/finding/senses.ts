import type { Features } from '../../understanding/features';

/** So many numbers tell what is meant; with 128 or 192 hardly one in a hundred more of the questions that were held out is answered, and searching takes longer. */
export const WIDTH = 96;

/**
 * What each feature has to do with what is meant: a vector each, learnt so that questions with one answer point the same way and
 * those with different answers do not, whatever words they are put in (see train-senses.ts).
 */
export interface SenseTables {
  /** The row of each place of the features, counted from 1; 0 where nothing was learnt. */
  rows: Uint16Array;
  /** Row by row, each in steps of its own. */
  vectors: Int8Array;
  scales: Float32Array;
}

/** Adds up what a text's features mean, to a vector of length one. */
export function senseOf({ rows, vectors, scales }: SenseTables, { places, weights }: Features): Float32Array {
  const sense = new Float32Array(WIDTH);
  for (let n = 0; n < places.length; n += 1) {
    const row = (rows[places[n] ?? 0] ?? 0) - 1;
    if (row < 0) continue;
    const [weight, start] = [(weights[n] ?? 0) * (scales[row] ?? 0), row * WIDTH];
    for (let i = 0; i < WIDTH; i += 1) sense[i] = (sense[i] ?? 0) + weight * (vectors[start + i] ?? 0);
  }
  return toLengthOne(sense, 0);
}

/** Brings the vector that begins at `start` to length one; one of nothing stays as it is. */
export function toLengthOne(vectors: Float32Array, start: number): Float32Array {
  let square = 0;
  for (let i = start; i < start + WIDTH; i += 1) square += (vectors[i] ?? 0) ** 2;
  const norm = 1 / (Math.sqrt(square) || 1);
  for (let i = start; i < start + WIDTH; i += 1) vectors[i] = (vectors[i] ?? 0) * norm;
  return vectors;
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

/** Where all that leads to each answer points, taken together: one vector of length one each, behind one another. */
export function centresOf(tables: SenseTables, lessons: readonly Lesson[], groups: number): Float32Array {
  const centres = new Float32Array(groups * WIDTH);
  for (const { group, forms, weight } of lessons) {
    const [form] = forms;
    if (!form) continue;
    const [sense, start] = [senseOf(tables, form), group * WIDTH];
    for (let i = 0; i < WIDTH; i += 1) centres[start + i] = (centres[start + i] ?? 0) + weight * (sense[i] ?? 0);
  }
  for (let group = 0; group < groups; group += 1) toLengthOne(centres, group * WIDTH);
  return centres;
}

/** How much each answer's centre points the way of a text (-1 to 1). Eight at once: what is fetched of the text serves them all. */
export function alike(sense: Float32Array, centres: Float32Array): Float64Array {
  const alike = new Float64Array(centres.length / WIDTH);
  const eights = alike.length - (alike.length % 8);
  for (let group = 0; group < eights; group += 8) alikeToEight(sense, centres, group, alike);
  for (let group = eights; group < alike.length; group += 1) alike[group] = dot(sense, centres, group * WIDTH);
  return alike;
}

function alikeToEight(sense: Float32Array, centres: Float32Array, group: number, alike: Float64Array): void {
  const start = group * WIDTH;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let i = 0; i < WIDTH; i += 1) {
    const value = sense[i] ?? 0;
    a += value * (centres[start + i] ?? 0);
    b += value * (centres[start + WIDTH + i] ?? 0);
    c += value * (centres[start + 2 * WIDTH + i] ?? 0);
    d += value * (centres[start + 3 * WIDTH + i] ?? 0);
    e += value * (centres[start + 4 * WIDTH + i] ?? 0);
    f += value * (centres[start + 5 * WIDTH + i] ?? 0);
    g += value * (centres[start + 6 * WIDTH + i] ?? 0);
    h += value * (centres[start + 7 * WIDTH + i] ?? 0);
  }
  alike[group] = a;
  alike[group + 1] = b;
  alike[group + 2] = c;
  alike[group + 3] = d;
  alike[group + 4] = e;
  alike[group + 5] = f;
  alike[group + 6] = g;
  alike[group + 7] = h;
}

/** Four sums at once: one alone would wait for itself at each step. */
export function dot(one: Float32Array, others: Float32Array, start: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < WIDTH; i += 4) {
    a += (one[i] ?? 0) * (others[start + i] ?? 0);
    b += (one[i + 1] ?? 0) * (others[start + i + 1] ?? 0);
    c += (one[i + 2] ?? 0) * (others[start + i + 2] ?? 0);
    d += (one[i + 3] ?? 0) * (others[start + i + 3] ?? 0);
  }
  return a + b + c + d;
}
