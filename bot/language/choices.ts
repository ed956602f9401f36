import { FuzzyWords, type Near } from './fuzzy';
import type { Lexeme, Lexemes } from './lexemes';
import { fold } from './normalise';
import { remembered } from './remembered';
import { accentsAmiss } from './slips';

/** What some words in a row were meant to be: `span` of them, in other words. */
export interface Meant {
  span: number;
  words: readonly string[];
  /** What a single word may have been meant to be as well. */
  also?: string;
}

/** One reading of a word, or of two in a row. */
export interface Choice extends Meant {
  /** How unlikely the slip is that made what is written of it, in minus natural logarithms of odds. */
  cost: number;
  first: Lexeme;
  last: Lexeme;
  /** How unlikely its own words are after each other. */
  inner: number;
}

/** What it costs beside the slips in the letters. */
const COSTS = {
  /** A space that was lost ("khongcho"), slipped by one letter ("điệ nthoại"), or was set inside a word ("kh ông"). */
  lostSpace: 5,
  movedSpace: 4.5,
  straySpace: 6,
  /** For each letter, two at most, that differs by its accents alone. */
  accents: 2.8,
} as const;
/** A word in this many messages costs nothing more when readings are put in order. */
const COMMON = 400;
/** A word in fewer messages is not looked for behind two slips at once. */
const FREQUENT = 20;
/** So many other readings of a word are followed up: the rest are far less likely. */
const MOST_CHOICES = 6;

/** Finds what a word may have been meant to be; `known` are the words in use. */
export class Choices {
  /** The word as it stands, of one word or more. */
  readonly asItStands: (words: string) => Choice;
  /** Other readings of one word, with its accents; likeliest first. */
  readonly respelt: (written: string) => readonly Choice[];
  readonly #lexemes: Lexemes;
  /** Frequent words that one slip hides. */
  readonly #slipped: (word: string) => readonly Near[];

  constructor(lexemes: Lexemes, known: Iterable<string>) {
    const fuzzy = new FuzzyWords(known);
    this.#lexemes = lexemes;
    this.asItStands = remembered((words) => this.#choice(1, words.split(' '), 0));
    this.#slipped = remembered((word) => fuzzy.near(word).filter((near) => lexemes.of(near.word).uses >= FREQUENT));
    this.respelt = remembered((written) => {
      const word = fold(written);
      const { isKnown } = lexemes.of(word);
      const near = (isKnown ? fuzzy.near(word) : fuzzy.nearByTwo(word)).map((slip) =>
        this.#choice(1, [slip.word], slip.cost + this.#accentCost(written, word, slip.word)),
      );
      return likeliest([...near, ...(isKnown ? [] : this.#halves(word))]);
    });
  }

  /** Other readings of two words, as their letters stand, whose space may have slipped. */
  shifted(one: string, two: string): readonly Choice[] {
    return likeliest([
      ...this.#rows(2, COSTS.movedSpace, one.slice(0, -1), one.slice(-1) + two),
      ...this.#rows(2, COSTS.movedSpace, one + two.slice(0, 1), two.slice(1)),
      ...(this.#lexemes.of(one + two).uses > 0 ? [this.#choice(2, [one + two], COSTS.straySpace)] : []),
    ]);
  }

  /** "khongcho" → "khong cho". */
  #halves(word: string): Choice[] {
    return Array.from(word.slice(1), (_, n) =>
      this.#rows(1, COSTS.lostSpace, word.slice(0, n + 1), word.slice(n + 1)),
    ).flat();
  }

  /** Two words in use, of which at most one has a slip. */
  #rows(span: number, cost: number, left: string, right: string): Choice[] {
    const [isLeft, isRight] = [this.#lexemes.of(left).uses > 0, this.#lexemes.of(right).uses > 0];
    const found = isLeft && isRight ? [this.#choice(span, [left, right], cost)] : [];
    if (isLeft)
      for (const near of this.#slips(right)) found.push(this.#choice(span, [left, near.word], cost + near.cost));
    if (isRight)
      for (const near of this.#slips(left)) found.push(this.#choice(span, [near.word, right], cost + near.cost));
    return found;
  }

  #slips(word: string): readonly Near[] {
    return word.length > 2 ? this.#slipped(word) : [];
  }

  /** What the accents of a written word say against a known one. */
  #accentCost(written: string, word: string, known: string): number {
    const { forms } = this.#lexemes.of(known);
    if (written === word || !forms.length) return 0;
    const least = forms.reduce((least, form) => Math.min(least, accentsAmiss(written, form, word, known)), 2);
    return COSTS.accents * least;
  }

  #choice(span: number, words: readonly string[], cost: number): Choice {
    const lexemes = words.map(this.#lexemes.of);
    const [first = this.#lexemes.of('')] = lexemes;
    const inner = lexemes.reduce(
      (sum, lexeme, n) => (n ? sum + this.#lexemes.surprise(lexeme, lexemes[n - 1] ?? lexeme) : 0),
      0,
    );
    return { span, words, cost, first, last: lexemes.at(-1) ?? first, inner };
  }
}

const likelihood = ({ first, last, cost, words }: Choice) => {
  const rarity = ({ uses }: Lexeme) => -Math.log((uses + 0.1) / COMMON);
  return cost + rarity(first) + (words.length > 1 ? rarity(last) : 0);
};

const likeliest = (choices: Choice[]) => choices.sort((a, b) => likelihood(a) - likelihood(b)).slice(0, MOST_CHOICES);

/** The same reading where something else speaks against it, too. */
export const dearer = ({ span, words, cost, first, last, inner }: Choice, by: number): Choice => ({
  span,
  words,
  cost: cost + by,
  first,
  last,
  inner,
});
