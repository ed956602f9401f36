import type { Abbreviations } from '../../language/tokens';
import { type Features, PLACES, type Rarity, features, placesIn } from '../../understanding/features';

/** How like each group's questions a text is: its closest question, and all of them taken together (each 0 to 1). */
export interface Likeness {
  closest: number;
  gist: number;
}

interface Posting {
  /** Of questions first, then of gists; see `#gists`. */
  target: number;
  weight: number;
}

/**
 * Compares a text with all known questions at once. It goes from the pieces of the text to the questions that share
 * them, so that a search touches few of the thousands of questions.
 */
export class QuestionIndex {
  readonly #abbreviations: Abbreviations;
  readonly #rarity: Rarity;
  readonly #postings = new Map<number, Posting[]>();
  /** The group of each question, in the order in which they were added. */
  readonly #groupOf: number[] = [];
  readonly #groups: number;

  /** `groups[n]` holds the questions of group `n`. */
  constructor(groups: readonly (readonly string[])[], abbreviations: Abbreviations) {
    this.#abbreviations = abbreviations;
    this.#groups = groups.length;
    this.#rarity = rarityIn(groups.flat(), abbreviations);
    const questions = groups.map((group) => group.map((text) => this.#featuresOf(text)));
    questions.forEach((group, n) => group.forEach((question) => this.#add(question, this.#groupOf.push(n) - 1)));
    questions.forEach((group, n) => this.#add(gistOf(group), this.#groupOf.length + n));
  }

  /** The likeness of every group to the text, by the number of the group. */
  compare(text: string): Likeness[] {
    const sums = new Float64Array(this.#groupOf.length + this.#groups);
    const { places, weights } = this.#featuresOf(text);
    places.forEach((place, n) => {
      for (const { target, weight } of this.#postings.get(place) ?? [])
        sums[target] = (sums[target] ?? 0) + weight * (weights[n] ?? 0);
    });
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

  #add({ places, weights }: Features, target: number): void {
    places.forEach((place, n) => {
      const list = this.#postings.get(place) ?? [];
      list.push({ target, weight: weights[n] ?? 0 });
      this.#postings.set(place, list);
    });
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
