import type { Analysis } from '../../understanding/analysis';
import { createBlocks } from '../../understanding/blocks';
import { type Placing, rarityOf } from '../../understanding/feature-table';
import { type Features, type Featurise, createFeaturiser, featuresIn } from '../../understanding/features';

/** Features share so many places: a word that no question holds has one, too, and counts as unmatched. */
const PLACES = 1 << 17;

/** How like each group's questions a text is: its closest question, and all of them taken together (each 0 to 1). */
export interface Likeness {
  closest: number;
  gist: number;
}

/**
 * Compares a text with all known questions at once, by what the reader goes by, too: words, pairs of words, accents and
 * families of words. It goes from these to the questions that share them, so that a search touches few of the thousands.
 */
export class QuestionIndex {
  readonly #featurise: Featurise;
  /** For each place, who has it (questions first, then gists) and with which weight: from `#starts[place]` on. */
  readonly #starts = new Uint32Array(PLACES + 1);
  readonly #targets: Uint16Array;
  readonly #weights: Float32Array;
  /** The group of each question, in the order in which they were added. */
  readonly #groupOf: Uint16Array;
  readonly #groups: number;

  /** `groups[n]` holds the questions of group `n`. */
  constructor(groups: readonly (readonly Analysis[])[]) {
    this.#groups = groups.length;
    this.#featurise = createFeaturiser(placingOf(groups.flat()));
    this.#groupOf = Uint16Array.from(groups.flatMap((group, n) => group.map(() => n)));
    const questions = groups.map((group) => group.map((question) => this.#featuresOf(question)));
    const all = [...questions.flat(), ...questions.map(gistOf)];
    this.#targets = new Uint16Array(all.reduce((sum, { places }) => sum + places.length, 0));
    this.#weights = new Float32Array(this.#targets.length);
    this.#fill(all);
  }

  /** The likeness of every group to the text, by the number of the group. */
  compare(text: Analysis): Likeness[] {
    const sums = this.#sums(this.#featuresOf(text));
    const closest = new Float64Array(this.#groups);
    for (let n = 0; n < this.#groupOf.length; n += 1) {
      const group = this.#groupOf[n] ?? 0;
      closest[group] = Math.max(closest[group] ?? 0, sums[n] ?? 0);
    }
    return Array.from(closest, (most, n) => ({ closest: most, gist: sums[this.#groupOf.length + n] ?? 0 }));
  }

  #featuresOf(text: Analysis): Features {
    return this.#featurise(text, allOf(text));
  }

  /** The likeness of every question and gist to what was asked. */
  #sums({ places, weights }: Features): Float64Array {
    const sums = new Float64Array(this.#groupOf.length + this.#groups);
    for (let n = 0; n < places.length; n += 1) {
      const [place, weight] = [places[n] ?? 0, weights[n] ?? 0];
      const end = this.#starts[place + 1] ?? 0;
      for (let at = this.#starts[place] ?? 0; at < end; at += 1) {
        const target = this.#targets[at] ?? 0;
        sums[target] = (sums[target] ?? 0) + weight * (this.#weights[at] ?? 0);
      }
    }
    return sums;
  }

  #fill(all: readonly Features[]): void {
    for (const { places } of all)
      for (const place of places) this.#starts[place + 1] = (this.#starts[place + 1] ?? 0) + 1;
    for (let place = 0; place < PLACES; place += 1)
      this.#starts[place + 1] = (this.#starts[place + 1] ?? 0) + (this.#starts[place] ?? 0);
    const next = this.#starts.slice();
    all.forEach(({ places, weights }, target) =>
      places.forEach((place, n) => {
        const at = next[place] ?? 0;
        next[place] = at + 1;
        this.#targets[at] = target;
        this.#weights[at] = weights[n] ?? 0;
      }),
    );
  }
}

/** Slips are put right before, so the pieces of words, which the featuriser leaves out of a part, would only cost time. */
const allOf = ({ words }: Analysis) => ({ from: 0, to: words.length });

/** Words that no question holds are the rarest of all. */
function placingOf(texts: readonly Analysis[]): Placing {
  const blocksOf = createBlocks();
  const seen = new Uint32Array(PLACES);
  for (const text of texts)
    for (const place of new Set(Array.from(featuresIn(text, blocksOf, allOf(text)), placeOf)))
      seen[place] = (seen[place] ?? 0) + 1;
  return {
    size: PLACES,
    rarity: Uint8Array.from(seen, (count) => rarityOf(Math.max(count, 1), texts.length + 1)),
    placeOf,
  };
}

const placeOf = (feature: number) => feature & (PLACES - 1);

/** All questions of a group in one: what they have in common weighs most. */
function gistOf(questions: readonly Features[]): Features {
  const sums = new Map<number, number>();
  for (const { places, weights } of questions)
    places.forEach((place, n) => sums.set(place, (sums.get(place) ?? 0) + (weights[n] ?? 0)));
  const norm = Math.hypot(...sums.values()) || 1;
  return { places: Uint32Array.from(sums.keys()), weights: Float32Array.from(sums.values(), (sum) => sum / norm) };
}
