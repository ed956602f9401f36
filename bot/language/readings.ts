import { FuzzyWords } from './fuzzy';
import { fold } from './normalise';
import { remembered } from './remembered';
import { accentsAmiss } from './slips';
import type { Vocabulary } from './vocabulary';

/** What some words in a row were meant to be: `span` of them, in other words. */
export interface Meant {
  span: number;
  words: readonly string[];
}

/** One way to read them, and how unlikely the slips are that hide it (minus the logarithm of their probability). */
export interface Choice extends Meant {
  cost: number;
}

/** What words as they were written may have been meant to be, the likeliest first; the words themselves are not among them. */
export interface Readings {
  /** Of one word, with its accents. */
  ofWord: (written: string) => readonly Choice[];
  /** Of the letters of a short form, were they none. */
  ofShort: (short: string) => readonly Choice[];
  /** Of two words whose space may have slipped by a letter: "điệ nthoại". */
  ofPair: (left: string, right: string) => readonly Choice[];
}

/** What it costs beside the slips in the letters. */
const COSTS = {
  /** For each letter, two at most, that differs by its accents alone. */
  accents: 2.8,
  /** A short form is a slip. */
  short: 2,
  lostSpace: 4,
  movedSpace: 3.5,
} as const;
/** A word in this many messages costs nothing more when readings are put in order. */
const COMMON = 400;
/** A word in fewer messages is not looked for behind two slips at once. */
const FREQUENT = 20;
/** So many readings of a word are followed up: the others are far less likely. */
const MOST = 6;

/** Makes the finder of readings; `isKnown` says which words are words. */
export function createReadings(vocabulary: Vocabulary, isKnown: (word: string) => boolean): Readings {
  const fuzzy = new FuzzyWords(vocabulary.words.keys());

  /** Other readings of one word, as it was written. */
  const ofWord = remembered((written): readonly Choice[] => {
    const word = fold(written);
    const near = isKnown(word) ? fuzzy.near(word) : fuzzy.nearByTwo(word);
    const whole = near.map(({ word: known, cost }) => ({
      span: 1,
      words: [known],
      cost: cost + accentCost(written, word, known),
    }));
    const cut = isKnown(word)
      ? []
      : halves(word).map(({ words, cost }) => ({ span: 1, words, cost: cost + COSTS.lostSpace }));
    return likeliestOf([...whole, ...cut]);
  });

  const likeliestOf = (choices: readonly Choice[]) => {
    const likely = ({ words, cost }: Choice) =>
      words.reduce((sum, word) => sum - Math.log((vocabulary.uses(word) + 0.1) / COMMON), cost);
    return [...choices].sort((a, b) => likely(a) - likely(b)).slice(0, MOST);
  };

  /** What the accents of a written word say against a known one. */
  function accentCost(written: string, word: string, known: string): number {
    const forms = written === word ? undefined : vocabulary.forms.get(known);
    if (!forms) return 0;
    const least = forms.reduce((least, form) => Math.min(least, accentsAmiss(written, form, word, known)), Infinity);
    return COSTS.accents * Math.min(least, 2);
  }

  /** "khongcho" → "khong cho": one of the halves may have a slip of its own. */
  const halves = (word: string) =>
    Array.from(word.slice(1), (_, n) => [word.slice(0, n + 1), word.slice(n + 1)] as const).flatMap(([left, right]) =>
      rowsOf(left, right),
    );

  /** Two words in use for two as they were written, where at most one of them has a slip. */
  function rowsOf(left: string, right: string): { words: [string, string]; cost: number }[] {
    const [isLeft, isRight] = [vocabulary.uses(left) > 0, vocabulary.uses(right) > 0];
    if (isLeft && isRight) return [{ words: [left, right], cost: 0 }];
    if (isLeft && right.length > 2) return slipped(right).map(({ word, cost }) => ({ words: [left, word], cost }));
    if (isRight && left.length > 2) return slipped(left).map(({ word, cost }) => ({ words: [word, right], cost }));
    return [];
  }

  const slipped = remembered((word) =>
    fuzzy.near(word).filter(({ word: known }) => vocabulary.uses(known) >= FREQUENT),
  );

  /** Other readings of two words whose space may have slipped. */
  function ofPair(left: string, right: string): readonly Choice[] {
    if (isKnown(left) && isKnown(right)) return [];
    const pairs = [
      ...rowsOf(left.slice(0, -1), left.slice(-1) + right),
      ...rowsOf(left + right.slice(0, 1), right.slice(1)),
    ];
    return likeliestOf(pairs.map(({ words, cost }) => ({ span: 2, words, cost: cost + COSTS.movedSpace })));
  }

  const ofShort = remembered((short) =>
    ofWord(short).map((choice) => ({ ...choice, cost: choice.cost + COSTS.short })),
  );

  return { ofWord, ofShort, ofPair };
}
