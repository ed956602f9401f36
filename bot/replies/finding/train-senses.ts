import type { Features } from '../../understanding/features';
import { randomFrom, shuffle } from '../../understanding/random';
import { MOST_RIVALS, Rivals } from './rivals';
import { type Lesson, type SenseTables, WIDTH, dot, toLengthOne } from './senses';

/** Chosen on questions that were held out. */
const ROUNDS = 5;
/** What a text could be taken for is looked for anew before these: later it hardly changes. */
const ROUNDS_WITH_NEW_RIVALS = [0, 1, 3];
const PACE = 0.3;
/** So much of each text's features is left out, others each time: what is learnt must not hang on one word. */
const LEFT_OUT = 0.4;
/** How sharply the nearest answers are told apart. */
const SHARPNESS = 16;
const SEED = 5;
/** An answer that is less likely than this is no mistake to learn from. */
const LEAST_MISTAKE = 1e-3;
const FIRST_STEP = 1e-3;

/**
 * Learns what features mean from what leads to each answer: each text is to point the way of all the others with the same answer,
 * itself left out, and away from those of other answers (prototypical networks, Snell et al., NeurIPS 2017; steps by AdaGrad).
 * The same lessons give the same tables.
 *
 * @param places how many places features have
 */
export function trainSenses(lessons: readonly Lesson[], groups: number, places: number): SenseTables {
  const rows = rowsOf(lessons, places);
  const training = new Training(
    lessons.map((lesson) => inRows(lesson, rows)),
    groups,
    rows.reduce((most, row) => Math.max(most, row), 0),
  );
  for (let round = 0; round < ROUNDS; round += 1)
    training.round(PACE * (1 - round / ROUNDS), PACE / ROUNDS, ROUNDS_WITH_NEW_RIVALS.includes(round));
  return { rows, ...quantised(training.vectors) };
}

/** A feature that one text alone has, in one form, teaches nothing. */
function rowsOf(lessons: readonly Lesson[], places: number): Uint32Array {
  const seen = new Uint32Array(places);
  for (const { forms } of lessons)
    for (const form of forms) for (const place of form.places) seen[place] = (seen[place] ?? 0) + 1;
  let row = 0;
  return Uint32Array.from(seen, (count) => (count > 1 ? (row += 1) : 0));
}

function inRows(lesson: Lesson, rows: Uint32Array): Lesson {
  const rowed = ({ places, weights }: Features): Features => {
    const known = Array.from(places.keys()).filter((n) => rows[places[n] ?? 0]);
    return {
      places: Uint32Array.from(known, (n) => (rows[places[n] ?? 0] ?? 0) - 1),
      weights: Float32Array.from(known, (n) => weights[n] ?? 0),
    };
  };
  return { ...lesson, forms: lesson.forms.map(rowed) };
}

/** A text that is asked: the lesson that it is of, and which form. */
interface Asked {
  lesson: number;
  form: number;
}

class Training {
  /** What is learnt: a vector for each row. */
  readonly vectors: Float32Array;
  /** How far each row was moved already: the more, the shorter its steps. */
  readonly #moved: Float32Array;
  /** Where each lesson pointed when this round began, what all of a group's come to, and that in length one. */
  readonly #pointed: Float32Array;
  readonly #sums: Float32Array;
  readonly #centres: Float32Array;
  readonly #rivals: Rivals;
  readonly #texts: readonly Asked[];
  readonly #order: number[];
  readonly #random = randomFrom(SEED);
  /** Of the text that is asked: where it points, where the others with its answer do, and where it should be drawn. */
  readonly #sense = new Float32Array(WIDTH);
  readonly #own = new Float32Array(WIDTH);
  readonly #pull = new Float32Array(WIDTH);
  readonly #theirs = new Float64Array(MOST_RIVALS);

  constructor(
    private readonly lessons: readonly Lesson[],
    groups: number,
    rows: number,
  ) {
    this.vectors = Float32Array.from({ length: rows * WIDTH }, () => this.#gaussian() / Math.sqrt(WIDTH));
    this.#moved = new Float32Array(rows).fill(FIRST_STEP);
    this.#pointed = new Float32Array(lessons.length * WIDTH);
    this.#sums = new Float32Array(groups * WIDTH);
    this.#centres = new Float32Array(groups * WIDTH);
    this.#rivals = new Rivals(lessons.map(({ group }) => group));
    this.#texts = lessons.flatMap(({ forms }, lesson) => forms.map((_, form) => ({ lesson, form })));
    this.#order = [...this.#texts.keys()];
  }

  /** Asks each text once; the pace falls by `fall` until the end of the round. */
  round(pace: number, fall: number, withNewRivals: boolean): void {
    this.#sumUp();
    if (withNewRivals) this.#rivals.find(this.#pointed, this.#centres);
    shuffle(this.#order, this.#random);
    this.#order.forEach((text, n) => {
      const asked = this.#texts[text];
      if (asked) this.#ask(asked, pace - (fall * n) / this.#order.length);
    });
  }

  /** Nearly normal: the sum of four even ones. */
  #gaussian(): number {
    const random = this.#random;
    return (random() + random() + random() + random() - 2) * Math.sqrt(3);
  }

  #sumUp(): void {
    const [sums, pointed] = [this.#sums.fill(0), this.#pointed];
    this.lessons.forEach(({ group, forms: [form], weight }, lesson) => {
      if (!form) return;
      this.#point(form, form.places.keys());
      for (let i = 0; i < WIDTH; i += 1) {
        pointed[lesson * WIDTH + i] = this.#sense[i] ?? 0;
        sums[group * WIDTH + i] = (sums[group * WIDTH + i] ?? 0) + weight * (this.#sense[i] ?? 0);
      }
    });
    const centres = this.#centres;
    centres.set(sums);
    for (let start = 0; start < centres.length; start += WIDTH) toLengthOne(centres, start);
  }

  /** Turns the sense to where these of a text's features point; returns what its length was divided by. */
  #point({ places, weights }: Features, which: Iterable<number>): number {
    const [sense, vectors] = [this.#sense.fill(0), this.vectors];
    for (const n of which) {
      const [weight, start] = [weights[n] ?? 0, (places[n] ?? 0) * WIDTH];
      for (let i = 0; i < WIDTH; i += 1) sense[i] = (sense[i] ?? 0) + weight * (vectors[start + i] ?? 0);
    }
    const length = Math.sqrt(dot(sense, sense, 0)) || 1;
    for (let i = 0; i < WIDTH; i += 1) sense[i] = (sense[i] ?? 0) / length;
    return length;
  }

  #ask({ lesson, form }: Asked, pace: number): void {
    const { group, forms, weight } = this.lessons[lesson] ?? {};
    const features = forms?.[form];
    if (!features || group === undefined || weight === undefined) return;
    const kept = Array.from(features.places.keys()).filter(() => this.#random() >= LEFT_OUT);
    const length = this.#point(features, kept);
    if (!kept.length || !this.#othersOf(lesson, group, weight)) return;
    this.#pullFrom(this.#rivals.of(lesson));
    // A form without accents is the same question once more.
    this.#move(features, kept, pace, (form ? weight / 2 : weight) / length);
  }

  /** Where all others with the same answer point; false when there are none. */
  #othersOf(lesson: number, group: number, weight: number): boolean {
    const [own, sums, pointed] = [this.#own, this.#sums, this.#pointed];
    for (let i = 0; i < WIDTH; i += 1)
      own[i] = (sums[group * WIDTH + i] ?? 0) - weight * (pointed[lesson * WIDTH + i] ?? 0);
    if (dot(own, own, 0) < 1e-6) return false;
    toLengthOne(own, 0);
    return true;
  }

  /** Towards the others with its answer, away from the rivals that it was taken for; only across: its length says nothing. */
  #pullFrom(rivals: Uint16Array): void {
    const [pull, sense, centres] = [this.#pull, this.#sense, this.#centres];
    const own = Math.exp(SHARPNESS * dot(sense, this.#own, 0));
    const theirs = this.#theirs;
    let all = own;
    for (let n = 0; n < rivals.length; n += 1)
      all += theirs[n] = Math.exp(SHARPNESS * dot(sense, centres, (rivals[n] ?? 0) * WIDTH));
    for (let i = 0; i < WIDTH; i += 1) pull[i] = SHARPNESS * (1 - own / all) * (this.#own[i] ?? 0);
    for (let n = 0; n < rivals.length; n += 1) {
      const mistaken = (theirs[n] ?? 0) / all;
      if (mistaken < LEAST_MISTAKE) continue;
      const [push, start] = [SHARPNESS * mistaken, (rivals[n] ?? 0) * WIDTH];
      for (let i = 0; i < WIDTH; i += 1) pull[i] = (pull[i] ?? 0) - push * (centres[start + i] ?? 0);
    }
    const along = dot(pull, sense, 0);
    for (let i = 0; i < WIDTH; i += 1) pull[i] = (pull[i] ?? 0) - along * (sense[i] ?? 0);
  }

  #move({ places, weights }: Features, kept: readonly number[], pace: number, share: number): void {
    const [pull, vectors, moved] = [this.#pull, this.vectors, this.#moved];
    const square = (dot(pull, pull, 0) * share * share) / WIDTH;
    for (const n of kept) {
      const [weight, row] = [weights[n] ?? 0, places[n] ?? 0];
      moved[row] = (moved[row] ?? 0) + weight * weight * square;
      const [step, start] = [(pace * weight * share) / Math.sqrt(moved[row] ?? 1), row * WIDTH];
      for (let i = 0; i < WIDTH; i += 1) vectors[start + i] = (vectors[start + i] ?? 0) + step * (pull[i] ?? 0);
    }
  }
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
