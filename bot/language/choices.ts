import { FuzzyWords } from './fuzzy';
import type { Lexeme, Lexemes } from './lexemes';
import { remembered } from './remembered';

/** What some words in a row were meant to be: `span` of them, in other words. */
export interface Meant {
  span: number;
  words: readonly string[];
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

/** A space that was lost ("khongcho"), or slipped by one letter ("điệ nthoại"). */
const COSTS = { lostSpace: 4, movedSpace: 3.5 } as const;
/** So many other readings of a word are followed up: the rest are far less likely. */
const MOST_CHOICES = 6;

/** Finds what a word may have been meant to be; `known` are the words in use. */
export class Choices {
  /** The word as it stands, of one word or more. */
  readonly asItStands: (words: string) => Choice;
  /** Other readings of one word, likeliest first. */
  readonly respelt: (word: string) => readonly Choice[];
  readonly #lexemes: Lexemes;

  constructor(lexemes: Lexemes, known: Iterable<string>) {
    const fuzzy = new FuzzyWords(known);
    this.#lexemes = lexemes;
    this.asItStands = remembered((words) => this.#choice(1, words.split(' '), 0));
    this.respelt = remembered((word) => {
      const near = fuzzy.near(word).map((slip) => this.#choice(1, [slip.word], slip.cost));
      const cut = lexemes.of(word).isKnown ? [] : this.#halves(word);
      return [...near, ...cut].sort((a, b) => likelihood(a) - likelihood(b)).slice(0, MOST_CHOICES);
    });
  }

  /** Other readings of two words whose space may have slipped. */
  shifted(left: Lexeme, right: Lexeme): Choice[] {
    if (left.isKnown && right.isKnown) return [];
    const [one, two] = [left.word, right.word];
    return this.#inUse(2, COSTS.movedSpace, [
      [one.slice(0, -1), one.slice(-1) + two],
      [one + two.slice(0, 1), two.slice(1)],
    ]);
  }

  /** "khongcho" → "khong cho". */
  #halves(word: string): Choice[] {
    const cuts = Array.from(word, (_, n) => [word.slice(0, n), word.slice(n)]);
    return this.#inUse(1, COSTS.lostSpace, cuts);
  }

  /** Only those of words in use. */
  #inUse(span: number, cost: number, readings: readonly string[][]): Choice[] {
    return readings
      .filter((words) => words.every((word) => this.#lexemes.of(word).uses > 0))
      .map((words) => this.#choice(span, words, cost));
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

const likelihood = ({ first, cost }: Choice) => cost - Math.log(first.uses + 0.1);
