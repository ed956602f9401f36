import { remembered } from './remembered';
import type { IsSyllable } from './syllables';
import type { Vocabulary } from './vocabulary';

/** How much the use of a single word counts beside that of a pair. */
const SMOOTHING = 300;
/** A word in this many messages costs nothing more when readings are put in order. */
const COMMON = 400;

/** A word, and what the guesser asks about it again and again. */
export interface Lexeme {
  word: string;
  /** In how many messages it stands. */
  uses: number;
  /** Somebody uses it, or it is a syllable of Vietnamese. */
  isKnown: boolean;
  /** How unlikely it is by itself, where readings are put in order: less than nothing for a very common one. */
  rarity: number;
  /** Its weight after any word. */
  weight: number;
  /** The weight of all words that may come after it. */
  weightAfter: number;
  /** See {@link Vocabulary.opening}. */
  opening: number;
  /** With which accents it is written. */
  forms: readonly string[];
}

/** The words of a vocabulary and any other, each looked up once. */
export class Lexemes {
  readonly of: (word: string) => Lexeme;
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary, isSyllable: IsSyllable) {
    const prior = SMOOTHING / vocabulary.total;
    this.#vocabulary = vocabulary;
    this.of = remembered((word) => {
      const uses = vocabulary.uses(word);
      return {
        word,
        uses,
        isKnown: isSyllable(word) || uses > 0,
        rarity: -Math.log((uses + 0.1) / COMMON),
        weight: prior * (uses + 0.1),
        weightAfter: uses + SMOOTHING,
        opening: vocabulary.opening(word),
        forms: vocabulary.forms.get(word) ?? [],
      };
    });
  }

  /** Whether anybody uses a word: for one that is likely none, since it is not remembered. */
  isUsed(word: string): boolean {
    return this.#vocabulary.uses(word) > 0;
  }

  /** Whether one word was ever seen right behind another. */
  hasFollowed(before: Lexeme, { word }: Lexeme): boolean {
    return this.#vocabulary.followsOpening(before.opening, word) > 0;
  }

  /** How unlikely a word is after another, in minus natural logarithms. */
  surprise({ word, weight }: Lexeme, before: Lexeme): number {
    return -Math.log((this.#vocabulary.followsOpening(before.opening, word) + weight) / before.weightAfter);
  }
}
