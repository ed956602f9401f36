import { type FeatureRows, featuresAt } from '../../understanding/feature-rows';
import type { Features } from '../../understanding/features';
import { randomFrom, shuffle } from '../../understanding/random';
import { type Work, shareIn } from '../../understanding/work';
import { MOST_RIVALS, Rivals } from './rivals';
import { VIEW, WIDTH, dot, toLength } from './senses';

/** Chosen on questions that were held out. */
const ROUNDS = 5;
/** What a text could be taken for is looked for anew before these: later it hardly changes. */
const ROUNDS_WITH_NEW_RIVALS = [0, 1, 3];
const PACE = 0.3;
/** So much of each text's features is left out, others each time: what is learnt must not hang on one word. */
const LEFT_OUT = 0.4;
/** How sharply the nearest answers are told apart. */
const SHARPNESS = 16;
/** Views begin elsewhere and take the texts in another order: nothing else tells them apart. */
const SEED = 5;
/** An answer that is less likely than this is no mistake to learn from. */
const LEAST_MISTAKE = 1e-3;
const FIRST_STEP = 1e-3;

/** What views are learnt from, a view a piece; what is large lies in memory that threads share. */
export interface ViewTask extends Work {
  /** The features of all forms of all lessons, with places that are rows of `vectors`. */
  texts: FeatureRows;
  /** Which text is the first of each lesson; behind the last, how many there are. */
  starts: Uint32Array;
  /** The number of each lesson's answer, and how much it counts. */
  groups: Uint16Array;
  weights: Float32Array;
  /** How many answers there are. */
  answers: number;
  /** What is learnt: row by row, in each one view behind the other. */
  vectors: Float32Array;
}

/** Takes one view after the other until none is left; several threads may do so together. */
export const learnViews = (task: ViewTask): void => shareIn(task, (view) => learnView(task, view));

/**
 * Each text is to point the way of all the others with the same answer, itself left out, and away from those of other answers
 * (prototypical networks, Snell et al., NeurIPS 2017; steps by AdaGrad).
 */
function learnView(task: ViewTask, view: number): void {
  const learning = new Learning(task, view);
  for (let round = 0; round < ROUNDS; round += 1)
    learning.round(PACE * (1 - round / ROUNDS), PACE / ROUNDS, ROUNDS_WITH_NEW_RIVALS.includes(round));
}

class Learning {
  /** How far each row was moved already: the more, the shorter its steps. */
  readonly #moved: Float32Array;
  /** Where each lesson pointed when this round began, what all of a group's come to, and that in length one. */
  readonly #pointed: Float32Array;
  readonly #sums: Float32Array;
  readonly #centres: Float32Array;
  readonly #rivals: Rivals;
  readonly #texts: readonly Features[];
  /** The lesson that each text is of. */
  readonly #lessonOf: Uint32Array;
  readonly #order: number[];
  readonly #random: () => number;
  /** Where the view's numbers begin in a row. */
  readonly #start: number;
  /** Of the text that is asked: where it points, where the others with its answer do, and where it should be drawn. */
  readonly #sense = new Float32Array(VIEW);
  readonly #own = new Float32Array(VIEW);
  readonly #pull = new Float32Array(VIEW);
  readonly #theirs = new Float64Array(MOST_RIVALS);

  constructor(
    private readonly task: ViewTask,
    view: number,
  ) {
    const { texts, starts, groups, answers, vectors } = task;
    this.#random = randomFrom(SEED + view);
    this.#start = view * VIEW;
    for (let row = this.#start; row < vectors.length; row += WIDTH)
      for (let i = 0; i < VIEW; i += 1) vectors[row + i] = this.#gaussian() / Math.sqrt(VIEW);
    this.#moved = new Float32Array(vectors.length / WIDTH).fill(FIRST_STEP);
    this.#pointed = new Float32Array(groups.length * VIEW);
    this.#sums = new Float32Array(answers * VIEW);
    this.#centres = new Float32Array(answers * VIEW);
    this.#rivals = new Rivals(groups);
    this.#texts = Array.from({ length: texts.starts.length - 1 }, (_, n) => featuresAt(texts, n));
    this.#lessonOf = new Uint32Array(this.#texts.length);
    groups.forEach((_, lesson) => this.#lessonOf.fill(lesson, starts[lesson], starts[lesson + 1]));
    this.#order = [...this.#texts.keys()];
  }

  /** Asks each text once; the pace falls by `fall` until the end of the round. */
  round(pace: number, fall: number, withNewRivals: boolean): void {
    this.#sumUp();
    if (withNewRivals) this.#rivals.find(this.#pointed, this.#centres);
    shuffle(this.#order, this.#random);
    this.#order.forEach((text, n) => this.#ask(text, pace - (fall * n) / this.#order.length));
  }

  /** Nearly normal: the sum of four even ones. */
  #gaussian(): number {
    const random = this.#random;
    return (random() + random() + random() + random() - 2) * Math.sqrt(3);
  }

  #sumUp(): void {
    const { starts, groups, weights } = this.task;
    const [sums, pointed, centres] = [this.#sums.fill(0), this.#pointed, this.#centres];
    groups.forEach((group, lesson) => {
      const form = this.#texts[starts[lesson] ?? 0];
      if (!form) return;
      this.#point(form, form.places.keys());
      for (let i = 0; i < VIEW; i += 1) {
        pointed[lesson * VIEW + i] = this.#sense[i] ?? 0;
        sums[group * VIEW + i] = (sums[group * VIEW + i] ?? 0) + (weights[lesson] ?? 0) * (this.#sense[i] ?? 0);
      }
    });
    centres.set(sums);
    for (let start = 0; start < centres.length; start += VIEW) toLength(1, centres, start);
  }

  /** Turns the sense to where these of a text's features point; returns what its length was divided by. */
  #point({ places, weights }: Features, which: Iterable<number>): number {
    const [sense, { vectors }] = [this.#sense.fill(0), this.task];
    for (const n of which) {
      const [weight, start] = [weights[n] ?? 0, (places[n] ?? 0) * WIDTH + this.#start];
      for (let i = 0; i < VIEW; i += 1) sense[i] = (sense[i] ?? 0) + weight * (vectors[start + i] ?? 0);
    }
    const length = Math.sqrt(dot(sense, sense, 0)) || 1;
    for (let i = 0; i < VIEW; i += 1) sense[i] = (sense[i] ?? 0) / length;
    return length;
  }

  #ask(text: number, pace: number): void {
    const { starts, groups, weights } = this.task;
    const lesson = this.#lessonOf[text] ?? 0;
    const [features, weight] = [this.#texts[text], weights[lesson] ?? 0];
    if (!features) return;
    const kept = Array.from(features.places.keys()).filter(() => this.#random() >= LEFT_OUT);
    const length = this.#point(features, kept);
    if (!kept.length || !this.#othersOf(lesson, groups[lesson] ?? 0, weight)) return;
    this.#pullFrom(this.#rivals.of(lesson));
    // A form without accents is the same question once more.
    const isFirst = text === starts[lesson];
    this.#move(features, kept, pace, (isFirst ? weight : weight / 2) / length);
  }

  /** Where all others with the same answer point; false when there are none. */
  #othersOf(lesson: number, group: number, weight: number): boolean {
    const [own, sums, pointed] = [this.#own, this.#sums, this.#pointed];
    for (let i = 0; i < VIEW; i += 1)
      own[i] = (sums[group * VIEW + i] ?? 0) - weight * (pointed[lesson * VIEW + i] ?? 0);
    if (dot(own, own, 0) < 1e-6) return false;
    toLength(1, own, 0);
    return true;
  }

  /** Towards the others with its answer, away from the rivals that it was taken for; only across: its length says nothing. */
  #pullFrom(rivals: Uint16Array): void {
    const [pull, sense, centres] = [this.#pull, this.#sense, this.#centres];
    const own = Math.exp(SHARPNESS * dot(sense, this.#own, 0));
    const theirs = this.#theirs;
    let all = own;
    for (let n = 0; n < rivals.length; n += 1)
      all += theirs[n] = Math.exp(SHARPNESS * dot(sense, centres, (rivals[n] ?? 0) * VIEW));
    for (let i = 0; i < VIEW; i += 1) pull[i] = SHARPNESS * (1 - own / all) * (this.#own[i] ?? 0);
    for (let n = 0; n < rivals.length; n += 1) {
      const mistaken = (theirs[n] ?? 0) / all;
      if (mistaken < LEAST_MISTAKE) continue;
      const [push, start] = [SHARPNESS * mistaken, (rivals[n] ?? 0) * VIEW];
      for (let i = 0; i < VIEW; i += 1) pull[i] = (pull[i] ?? 0) - push * (centres[start + i] ?? 0);
    }
    const along = dot(pull, sense, 0);
    for (let i = 0; i < VIEW; i += 1) pull[i] = (pull[i] ?? 0) - along * (sense[i] ?? 0);
  }

  #move({ places, weights }: Features, kept: readonly number[], pace: number, share: number): void {
    const [pull, { vectors }, moved] = [this.#pull, this.task, this.#moved];
    const square = (dot(pull, pull, 0) * share * share) / VIEW;
    for (const n of kept) {
      const [weight, row] = [weights[n] ?? 0, places[n] ?? 0];
      moved[row] = (moved[row] ?? 0) + weight * weight * square;
      const [step, start] = [(pace * weight * share) / Math.sqrt(moved[row] ?? 1), row * WIDTH + this.#start];
      for (let i = 0; i < VIEW; i += 1) vectors[start + i] = (vectors[start + i] ?? 0) + step * (pull[i] ?? 0);
    }
  }
}
