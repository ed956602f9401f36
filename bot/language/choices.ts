import { FuzzyWords } from './fuzzy';
import type { Lexeme, Lexemes } from './lexemes';
import { type Candidate, Likeliest } from './likeliest';
import { fold } from './normalise';
import { remembered } from './remembered';
import { LEAST_COST, accentsAmiss } from './slips';

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

/** A word as it stands, of one word or more, where it is the only reading. */
export type Standing = readonly [Choice];

/** No two words that run together are longer; what is would only cost time. */
const LONGEST_JOINED = 40;

/** What it costs beside the slips in the letters. */
const COSTS = {
  /** A space that was lost ("khongcho"), slipped by one letter ("điệ nthoại"), or was set inside a word ("kh ông"). */
  lostSpace: 5,
  movedSpace: 4.5,
  straySpace: 6,
  /** For each letter, two at most, that differs by its accents alone. */
  accents: 2.8,
} as const;
/** A word in fewer messages is not looked for behind two slips at once. */
const FREQUENT = 20;
/** So many other readings of a word are followed up: the rest are far less likely. */
const MOST_CHOICES = 6;

/** A frequent word that one slip hides, and what the slip costs. */
interface Slip {
  meant: Lexeme;
  cost: number;
}

/** Finds what a word may have been meant to be; `known` are the words in use. */
export class Choices {
  readonly asItStands: (words: string) => Standing;
  /** Other readings of one word, with its accents; likeliest first. */
  readonly respelt: (written: string) => readonly Choice[];
  readonly #lexemes: Lexemes;
  /** Frequent words that one slip hides. */
  readonly #slipped: (word: string) => readonly Slip[];
  /** No word is used more. */
  readonly #commonest: Lexeme;

  constructor(lexemes: Lexemes, known: readonly string[]) {
    const fuzzy = new FuzzyWords(known);
    this.#lexemes = lexemes;
    this.#commonest = known.map(lexemes.of).reduce((most, one) => (one.uses > most.uses ? one : most), lexemes.of(''));
    this.asItStands = remembered((words) => [this.#choice(1, words.split(' ').map(lexemes.of), 0)]);
    this.#slipped = remembered((word) =>
      fuzzy
        .near(word)
        .map((near): Slip => ({ meant: lexemes.of(near.word), cost: near.cost }))
        .filter(({ meant }) => meant.uses >= FREQUENT),
    );
    this.respelt = remembered((written) => {
      const word = fold(written);
      const { isKnown } = lexemes.of(word);
      const likeliest = new Likeliest(MOST_CHOICES);
      for (const near of isKnown ? fuzzy.near(word) : fuzzy.nearByTwo(word)) {
        const meant = lexemes.of(near.word);
        if (!likeliest.hasRoomFor(near.cost, meant)) continue;
        const cost = near.cost + this.#accentCost(written, word, meant);
        likeliest.add({ span: 1, words: [meant], cost });
      }
      if (!isKnown && word.length <= LONGEST_JOINED) this.#addHalves(likeliest, word);
      return this.#chosen(likeliest);
    });
  }

  /** Other readings of two words, as their letters stand, whose space may have slipped. */
  shifted(one: string, two: string): readonly Choice[] {
    const likeliest = new Likeliest(MOST_CHOICES);
    this.#addRows(likeliest, 2, COSTS.movedSpace, one.slice(0, -1), one.slice(-1) + two);
    this.#addRows(likeliest, 2, COSTS.movedSpace, one + two.slice(0, 1), two.slice(1));
    const joined = one + two;
    if (this.#lexemes.isUsed(joined))
      likeliest.add({ span: 2, words: [this.#lexemes.of(joined)], cost: COSTS.straySpace });
    return this.#chosen(likeliest);
  }

  /** "khongcho" → "khong cho". */
  #addHalves(likeliest: Likeliest, word: string): void {
    for (let n = 1; n < word.length; n += 1)
      this.#addRows(likeliest, 1, COSTS.lostSpace, word.slice(0, n), word.slice(n));
  }

  /** Two words in use, of which at most one has a slip. */
  #addRows(likeliest: Likeliest, span: number, cost: number, left: string, right: string): void {
    const add = (first: Lexeme, last: Lexeme, slip: number) =>
      likeliest.add({ span, words: [first, last], cost: cost + slip });
    const first = this.#lexemes.isUsed(left) ? this.#lexemes.of(left) : undefined;
    const last = this.#lexemes.isUsed(right) ? this.#lexemes.of(right) : undefined;
    if (first && last) add(first, last, 0);
    if (first && likeliest.hasRoomFor(cost + LEAST_COST, first, this.#commonest))
      for (const slip of this.#slips(right)) add(first, slip.meant, slip.cost);
    if (last && likeliest.hasRoomFor(cost + LEAST_COST, this.#commonest, last))
      for (const slip of this.#slips(left)) add(slip.meant, last, slip.cost);
  }

  #slips(word: string): readonly Slip[] {
    return word.length > 2 ? this.#slipped(word) : [];
  }

  /** What the accents of a written word say against a known one. */
  #accentCost(written: string, word: string, known: Lexeme): number {
    if (written === word || !known.forms.length) return 0;
    let least = 2;
    for (const form of known.forms) least = Math.min(least, accentsAmiss(written, form, word, known.word));
    return COSTS.accents * least;
  }

  #chosen({ candidates }: Likeliest): Choice[] {
    return candidates.map(({ span, words, cost }: Candidate) => this.#choice(span, words, cost));
  }

  #choice(span: number, lexemes: readonly Lexeme[], cost: number): Choice {
    const [first = this.#lexemes.of('')] = lexemes;
    const inner = lexemes.reduce(
      (sum, lexeme, n) => (n ? sum + this.#lexemes.surprise(lexeme, lexemes[n - 1] ?? lexeme) : 0),
      0,
    );
    return { span, words: lexemes.map(({ word }) => word), cost, first, last: lexemes.at(-1) ?? first, inner };
  }
}

/** The same reading where something else speaks against it, too. */
export const dearer = ({ span, words, cost, first, last, inner }: Choice, by: number): Choice => ({
  span,
  words,
  cost: cost + by,
  first,
  last,
  inner,
});
