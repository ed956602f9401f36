import type { Abbreviations } from '../../language/tokens';
import { type Features, PLACES, type Rarity, features, placesIn } from './question-features';

/** How like each group's questions a text is: its closest question, and all of them taken together (each 0 to 1). */
export interface Likeness {
  closest: number;
  gist: number;
}

/**
 * Compares a text with all known questions at once. It goes from the pieces of the text to the questions that share
 * them, so that a search touches few of the thousands of questions.
 */
export class QuestionIndex {
  readonly #abbreviations: Abbreviations;
  readonly #rarity: Rarity;
  /** For each place, who has it (questions first, then gists) and with which weight: from `#starts[place]` on. */
  readonly #starts = new Uint32Array(PLACES + 1);
  readonly #targets: Uint16Array;
  readonly #weights: Float32Array;
  /** The group of each question, in the order in which they were added. */
  readonly #groupOf: Uint16Array;
  readonly #groups: number;

  /** `groups[n]` holds the questions of group `n`. */
  constructor(groups: readonly (readonly string[])[], abbreviations: Abbreviations) {
    this.#abbreviations = abbreviations;
    this.#groups = groups.length;
    this.#rarity = rarityIn(groups.flat(), abbreviations);
    this.#groupOf = Uint16Array.from(groups.flatMap((group, n) => group.map(() => n)));
    const questions = groups.map((group) => group.map((text) => this.#featuresOf(text)));
    const all = [...questions.flat(), ...questions.map(gistOf)];
    this.#targets = new Uint16Array(all.reduce((sum, { places }) => sum + places.length, 0));
    this.#weights = new Float32Array(this.#targets.length);
    this.#fill(all);
  }

  /** The likeness of every group to the text, by the number of the group. */
  compare(text: string): Likeness[] {
    const sums = this.#sums(this.#featuresOf(text));
    const found = Array.from({ length: this.#groups }, (_, n) => ({
      closest: 0,
      gist: sums[this.#groupOf.length + n] ?? 0,
    }));
    this.#groupOf.forEach((group, n) => {
      const likeness = found[group];
      if (likeness) likeness.closest = Math.max(likeness.closest, sums[n] ?? 0);
    });
    return found;
  }

  #featuresOf(text: string): Features {
    return features(text, this.#abbreviations, this.#rarity);
  }

  /** The likeness of every question and gist to what was asked. */
  #sums({ places, weights }: Features): Float64Array {
    const sums = new Float64Array(this.#groupOf.length + this.#groups);
    places.forEach((place, n) => {
      const weight = weights[n] ?? 0;
      const end = this.#starts[place + 1] ?? 0;
      for (let at = this.#starts[place] ?? 0; at < end; at += 1) {
        const target = this.#targets[at] ?? 0;
        sums[target] = (sums[target] ?? 0) + weight * (this.#weights[at] ?? 0);
      }
    });
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

/** In steps of 1/20, as the reader's; words that no question holds are the rarest of all, so that they count as unmatched. */
function rarityIn(texts: readonly string[], abbreviations: Abbreviations): Rarity {
  const seen = new Uint32Array(PLACES);
  for (const text of texts) for (const place of placesIn(text, abbreviations)) seen[place] = (seen[place] ?? 0) + 1;
  return Uint8Array.from(seen, (count) => Math.round(20 * (1 + Math.log((texts.length + 1) / Math.max(count, 1)))));
}

/** All questions of a group in one: what they have in common weighs most. */
function gistOf(questions: readonly Features[]): Features {
  const sums = new Map<number, number>();
  for (const { places, weights } of questions)
    places.forEach((place, n) => sums.set(place, (sums.get(place) ?? 0) + (weights[n] ?? 0)));
  const norm = Math.hypot(...sums.values()) || 1;
  return { places: Uint32Array.from(sums.keys()), weights: Float32Array.from(sums.values(), (sum) => sum / norm) };
}
