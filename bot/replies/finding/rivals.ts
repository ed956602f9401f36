import { VIEW, alike, inEights } from './senses';

/** So many answers are kept apart from a text's own; with fewer or more no more of the questions that were held out are answered. */
export const MOST_RIVALS = 64;
/** No answer has this number. */
const NONE = 0xffff;
/** How alike two are is told in so many steps: enough to tell who is among the nearest. */
const STEPS = 256;

/**
 * The answers that each text could most easily be taken for. To learn from these alone tells more answers apart than to learn from
 * all two thousand, and takes a third of the time: from the many that are far away there is nothing to learn.
 */
export class Rivals {
  readonly #rivals: Uint16Array;
  readonly #counts = new Uint16Array(STEPS + 1);

  /** @param groups the number of each text's own answer */
  constructor(private readonly groups: Uint16Array) {
    this.#rivals = new Uint16Array(groups.length * MOST_RIVALS).fill(NONE);
  }

  /**
   * Looks for them anew.
   *
   * @param pointed where each text points, behind one another
   * @param centres where each answer does
   */
  find(pointed: Float32Array, centres: Float32Array): void {
    const eights = inEights(centres, VIEW);
    const likeness = new Float64Array(eights.length / VIEW);
    this.groups.forEach((group, text) => {
      alike(pointed.subarray(text * VIEW, (text + 1) * VIEW), eights, likeness);
      likeness[group] = 0;
      this.#take(text, likeness);
    });
  }

  /** The numbers of the answers, without the text's own. */
  of(text: number): Uint16Array {
    const all = this.#rivals.subarray(text * MOST_RIVALS, (text + 1) * MOST_RIVALS);
    const end = all.indexOf(NONE);
    return end < 0 ? all : all.subarray(0, end);
  }

  /** All that are nearer than a certain step, and of those on it as many as there is room for; none that has nothing in common with it. */
  #take(text: number, likeness: Float64Array): void {
    const counts = this.#counts.fill(0);
    for (let n = 0; n < likeness.length; n += 1) {
      const step = stepOf(likeness[n]);
      counts[step] = (counts[step] ?? 0) + 1;
    }
    let [last, nearer] = [STEPS, 0];
    for (; last > 0 && nearer + (counts[last] ?? 0) <= MOST_RIVALS; last -= 1) nearer += counts[last] ?? 0;
    let [at, atLast] = [text * MOST_RIVALS, text * MOST_RIVALS + nearer];
    const end = last ? (text + 1) * MOST_RIVALS : atLast;
    for (let n = 0; n < likeness.length; n += 1) {
      const step = stepOf(likeness[n]);
      if (step > last) this.#rivals[at++] = n;
      else if (step === last && atLast < end) this.#rivals[atLast++] = n;
    }
    this.#rivals.fill(NONE, atLast, (text + 1) * MOST_RIVALS);
  }
}

const stepOf = (likeness = 0): number => Math.floor(Math.max(0, Math.min(likeness, 1)) * STEPS);
