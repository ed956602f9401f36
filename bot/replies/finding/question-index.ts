import type { Steps } from '../../steps';
import { type Analysis, setsAccents } from '../../understanding/analysis';
import { createBlocks } from '../../understanding/blocks';
import { type Placing, placesBy, rarityOf } from '../../understanding/feature-table';
import { type Features, type Featurise, createFeaturiser, kept, placesIn } from '../../understanding/features';
import { inSteps } from './steps';

/** Features share so many places: a word that no question holds has one, too, and counts as unmatched. */
export const PLACES = 1 << 17;
/** So many questions, and the answers to them, have numbers of two bytes. */
const MOST_TARGETS = 1 << 16;
/** A search takes no more steps from features to questions that share them; most of the known questions take fewer. */
const MOST_STEPS = 100_000;
/** A question has a fourth of its weight in its accents: who sets none, as most do, is compared with what it is without. */
const WITHOUT_ACCENTS = Math.sqrt(4 / 3);
/** By which a question counts for a text without accents: one that has none itself, and one that has. */
const BY_ACCENTS = Float64Array.of(1, WITHOUT_ACCENTS);

/** How like each group's questions a text is: its closest question, and all of them taken together (each 0 to 1), by the group's number: the room that a search fills. */
export interface Likeness {
  closest: Float64Array;
  gist: Float64Array;
}

/** What the comparison goes by. */
export interface QuestionTables {
  /** How rare each place is among the questions. */
  rarity: Uint8Array;
  /** The group of each question, in the order in which they were added; every group has one. */
  groupOf: Uint16Array;
  /** 1 for each question that has accents. */
  accented: Uint8Array;
  /** For each place, who has it (questions first, then gists) and with which weight, in steps: from `starts[place]` on. */
  starts: Uint32Array;
  targets: Uint16Array;
  weights: Uint8Array;
  step: number;
}

/**
 * Compares a text with all known questions at once, by what the reader goes by, too: words, pairs of words, accents and
 * families of words. It goes from these to the questions that share them, so that a search touches few of the thousands.
 */
export class QuestionIndex {
  readonly #featurise: Featurise;
  /** Where the questions of each group end. */
  readonly #ends: Uint16Array;
  /** The likeness of every question, and behind them of every gist, to what was asked last: one room for all searches. */
  readonly #sums: Float64Array;

  constructor(readonly tables: QuestionTables) {
    this.#featurise = createFeaturiser(placingBy(tables.rarity));
    this.#ends = endsOf(tables.groupOf);
    this.#sums = new Float64Array(tables.groupOf.length + this.#ends.length);
  }

  /** `groups[n]` holds the questions of group `n`. */
  static *of(groups: readonly (readonly Analysis[])[]): Steps<QuestionIndex> {
    const rarity = yield* rarityIn(groups);
    const featurise = createFeaturiser(placingBy(rarity));
    const questions: Features[][] = [];
    for (const group of groups) {
      questions.push(group.map((question) => kept(featurise(question, allOf(question)))));
      yield;
    }
    const postings = postingsOf([...questions.flat(), ...questions.map(gistOf)]);
    const groupOf = Uint16Array.from(groups.flatMap((group, n) => group.map(() => n)));
    const accented = Uint8Array.from(groups.flat(), (question) => Number(setsAccents(question)));
    return new QuestionIndex({ rarity, groupOf, accented, ...postings });
  }

  /** What a text is compared by. */
  featuresOf(text: Analysis): Features {
    return kept(this.#featurise(text, allOf(text)));
  }

  /**
   * The likeness of every group to the text that has these features; `isPlain`: it was written without accents. `into` is the room to
   * fill: whoever searches again and again keeps one.
   */
  compare(features: Features, isPlain: boolean, into: Likeness = roomFor(this.#ends.length)): Likeness {
    this.#sumUp(features);
    const ends = this.#ends;
    const { closest, gist } = into;
    let start = 0;
    for (let group = 0; group < ends.length; group += 1) {
      const end = ends[group] ?? 0;
      closest[group] = Math.min(1, isPlain ? this.#highestPlain(start, end) : this.#highest(start, end));
      start = end;
    }
    gist.set(this.#sums.subarray(start));
    return into;
  }

  #highest(start: number, end: number): number {
    const sums = this.#sums;
    let highest = 0;
    for (let question = start; question < end; question += 1) {
      const sum = sums[question] ?? 0;
      if (sum > highest) highest = sum;
    }
    return highest;
  }

  /** Of a text without accents. Which questions have some cannot be foreseen: asking a table takes less time than asking whether. */
  #highestPlain(start: number, end: number): number {
    const sums = this.#sums;
    const { accented } = this.tables;
    let highest = 0;
    for (let question = start; question < end; question += 1) {
      const sum = (sums[question] ?? 0) * (BY_ACCENTS[accented[question] ?? 0] ?? 1);
      if (sum > highest) highest = sum;
    }
    return highest;
  }

  #sumUp({ places, weights }: Features): void {
    const { starts, targets, weights: weightsThere, step } = this.tables;
    const sums = this.#sums.fill(0);
    const most = this.#mostSharers(places);
    for (let n = 0; n < places.length; n += 1) {
      const place = places[n] ?? 0;
      const weight = step * (weights[n] ?? 0);
      const [start, end] = [starts[place] ?? 0, starts[place + 1] ?? 0];
      if (end - start > most) continue;
      const fours = end - ((end - start) % 4);
      // Nobody has a place twice: four sums at once do not wait for each other.
      for (let at = start; at < fours; at += 4) {
        const a = targets[at] ?? 0;
        const b = targets[at + 1] ?? 0;
        const c = targets[at + 2] ?? 0;
        const d = targets[at + 3] ?? 0;
        const ofA = (sums[a] ?? 0) + weight * (weightsThere[at] ?? 0);
        const ofB = (sums[b] ?? 0) + weight * (weightsThere[at + 1] ?? 0);
        const ofC = (sums[c] ?? 0) + weight * (weightsThere[at + 2] ?? 0);
        const ofD = (sums[d] ?? 0) + weight * (weightsThere[at + 3] ?? 0);
        sums[a] = ofA;
        sums[b] = ofB;
        sums[c] = ofC;
        sums[d] = ofD;
      }
      for (let at = fours; at < end; at += 1) {
        const target = targets[at] ?? 0;
        sums[target] = (sums[target] ?? 0) + weight * (weightsThere[at] ?? 0);
      }
    }
  }

  /** What more questions than these share is passed over, so that a long story takes no longer than the longest question. */
  #mostSharers(places: Uint32Array): number {
    const { starts } = this.tables;
    for (let most = this.#sums.length; ; most /= 2) {
      let steps = 0;
      for (const place of places) {
        const sharers = (starts[place + 1] ?? 0) - (starts[place] ?? 0);
        if (sharers <= most) steps += sharers;
      }
      if (steps <= MOST_STEPS) return most;
    }
  }
}

const roomFor = (groups: number): Likeness => ({ closest: new Float64Array(groups), gist: new Float64Array(groups) });

/** The questions of a group stand together. */
function endsOf(groupOf: Uint16Array): Uint16Array {
  const ends = new Uint16Array((groupOf.at(-1) ?? -1) + 1);
  groupOf.forEach((group, question) => (ends[group] = question + 1));
  return ends;
}

/** Who has each place: questions first, then gists. */
function postingsOf(all: readonly Features[]): Pick<QuestionTables, 'starts' | 'targets' | 'weights' | 'step'> {
  if (all.length > MOST_TARGETS) throw new RangeError(`${all.length} questions and answers: more than ${MOST_TARGETS}`);
  const starts = new Uint32Array(PLACES + 1);
  for (const { places } of all) for (const place of places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 0; place < PLACES; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const [targets, weights] = [new Uint16Array(starts[PLACES] ?? 0), new Float32Array(starts[PLACES] ?? 0)];
  const next = starts.slice();
  all.forEach((features, target) =>
    features.places.forEach((place, n) => {
      const at = next[place] ?? 0;
      next[place] = at + 1;
      targets[at] = target;
      weights[at] = features.weights[n] ?? 0;
    }),
  );
  return { starts, targets, ...inSteps(weights) };
}

/** Slips are put right before, so the pieces of words, which the featuriser leaves out of a part, would only cost time. */
const allOf = ({ words }: Analysis) => ({ from: 0, to: words.length });

/** Words that no question holds are the rarest of all. */
function* rarityIn(groups: readonly (readonly Analysis[])[]): Steps<Uint8Array> {
  const blocksOf = createBlocks(PLACED);
  const seen = new Uint32Array(PLACES);
  for (const group of groups) {
    for (const text of group)
      for (const place of placesIn(text, blocksOf, allOf(text))) seen[place] = (seen[place] ?? 0) + 1;
    yield;
  }
  const texts = groups.flat().length;
  return Uint8Array.from(seen, (count) => rarityOf(Math.max(count, 1), texts + 1));
}

const placingBy = (rarity: Uint8Array): Placing => ({ size: PLACES, rarity, ...PLACED });

const PLACED = placesBy((feature) => feature & (PLACES - 1));

/** All questions of a group in one: what they have in common weighs most. */
function gistOf(questions: readonly Features[]): Features {
  const sums = new Map<number, number>();
  for (const { places, weights } of questions)
    places.forEach((place, n) => sums.set(place, (sums.get(place) ?? 0) + (weights[n] ?? 0)));
  const norm = Math.hypot(...sums.values()) || 1;
  return { places: Uint32Array.from(sums.keys()), weights: Float32Array.from(sums.values(), (sum) => sum / norm) };
}
