import { FNV_PRIME, FNV_START } from './fnv';
import { HashedKeys } from './hashed-keys';
import { KeySketch } from './key-sketch';
import { readNumber } from './numbers';
import { type Token, keyOf, scan } from './scan';

/** A phrase that was found: what it means and which tokens it covers, `to` exclusive. */
export interface PhraseMatch<T> {
  meaning: T;
  from: number;
  to: number;
}

/** What is known of the words with which some phrases begin. */
interface Beginning<T> {
  /** Phrases that are no longer than this; several may fold to the same letters. */
  ends: End<T>[];
  /** Whether a number goes on from here. */
  beforeNumber: boolean;
}

interface End<T> {
  words: readonly Token[];
  meaning: T;
}

/** A number on the way through a phrase: where it began and how many tokens it took. */
interface NumberOnTheWay {
  at: number;
  took: number;
}

const NO_NUMBERS: readonly NumberOnTheWay[] = [];
/** Stands in a phrase for a number in digits or words. */
const NUMBER = '{n}';
const ANY_NUMBER: Token = { written: NUMBER, folded: NUMBER, key: keyOf(NUMBER), at: 0, end: 0 };
/** Of what has no words yet. */
const NOTHING = FNV_START | 0;
/** The key of a beginning with one word more. */
const onward = (beginning: number, word: Token): number => Math.imul(beginning ^ word.key, FNV_PRIME);

/**
 * Finds phrases of a table in one pass, however many there are; words are compared as `isWord` does. All beginnings of phrases stand
 * by their keys in one row of numbers: a step from word to word is a look into it.
 */
export class PhraseIndex<T> {
  /** Of most words one look shows that no phrase begins with them. */
  readonly #firsts: KeySketch;
  readonly #beginsWithNumber: boolean;
  readonly #keys: HashedKeys;
  /** By the places of their keys, those that have nothing to tell left out: they come last. */
  readonly #telling: readonly Beginning<T>[];

  constructor(entries: Iterable<readonly [phrase: string, meaning: T]>) {
    const phrases = Array.from(entries, ([phrase, meaning]) => ({ words: wordsOf(phrase), meaning }));
    const beginnings = beginningsOf(phrases);
    const [telling, others] = parted(beginnings, ([, { ends, beforeNumber }]) => ends.length > 0 || beforeNumber);
    this.#firsts = new KeySketch(phrases.flatMap(({ words }) => words[0]?.key ?? []));
    this.#beginsWithNumber = beginnings.get(NOTHING)?.beforeNumber ?? false;
    this.#keys = new HashedKeys(Uint32Array.from([...telling, ...others], ([key]) => key));
    this.#telling = telling.map(([, beginning]) => beginning);
  }

  /** The longest phrase that begins at a token. */
  longestAt(tokens: readonly Token[], from: number): PhraseMatch<T> | undefined {
    const first = tokens[from];
    if (!first) return undefined;
    if (this.#beginsWithNumber) return this.#longest(NOTHING, tokens, from, from, NO_NUMBERS);
    if (!this.#firsts.mayHave(first.key)) return undefined;
    return this.#longest(onward(NOTHING, first), tokens, from, from + 1, NO_NUMBERS);
  }

  /** Every phrase, from left to right, the longest first; none overlaps another. */
  all(tokens: readonly Token[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const match = this.longestAt(tokens, at);
      if (!match) continue;
      found.push(match);
      at = match.to - 1;
    }
    return found;
  }

  /** Whether there is a phrase at all. */
  isIn(tokens: readonly Token[]): boolean {
    for (let at = 0; at < tokens.length; at += 1) if (this.longestAt(tokens, at)) return true;
    return false;
  }

  #longest(
    start: number,
    tokens: readonly Token[],
    from: number,
    startAt: number,
    numbers: readonly NumberOnTheWay[],
  ): PhraseMatch<T> | undefined {
    let best: PhraseMatch<T> | undefined;
    let key = start;
    for (let at = startAt; ; at += 1) {
      const place = this.#keys.placeOf(key);
      if (place < 0) return best;
      const beginning = place < this.#telling.length ? this.#telling[place] : undefined;
      if (beginning) {
        for (const { words, meaning } of beginning.ends) {
          if (!agrees(words, tokens, from, numbers)) continue;
          best = { meaning, from, to: at };
          break;
        }
        const counted = beginning.beforeNumber ? this.#longestCounted(key, tokens, from, at, numbers) : undefined;
        if (counted) return counted;
      }
      const token = tokens[at];
      if (!token) return best;
      key = onward(key, token);
    }
  }

  /** The longest phrase that goes on with a number. */
  #longestCounted(
    key: number,
    tokens: readonly Token[],
    from: number,
    at: number,
    numbers: readonly NumberOnTheWay[],
  ): PhraseMatch<T> | undefined {
    const next = readNumber(tokens, at)?.next;
    if (next === undefined) return undefined;
    return this.#longest(onward(key, ANY_NUMBER), tokens, from, next, [...numbers, { at, took: next - at }]);
  }
}

function beginningsOf<T>(phrases: readonly End<T>[]): Map<number, Beginning<T>> {
  const found = new Map<number, Beginning<T>>();
  const beginningAt = (key: number): Beginning<T> => {
    const known = found.get(key) ?? { ends: [], beforeNumber: false };
    found.set(key, known);
    return known;
  };
  beginningAt(NOTHING);
  for (const phrase of phrases) {
    let key = NOTHING;
    for (const word of phrase.words) {
      if (word === ANY_NUMBER) beginningAt(key).beforeNumber = true;
      key = onward(key, word);
      beginningAt(key);
    }
    beginningAt(key).ends.push(phrase);
  }
  return found;
}

function parted<T>(all: Iterable<T>, isFirst: (one: T) => boolean): [T[], T[]] {
  const several = [...all];
  return [several.filter(isFirst), several.filter((one) => !isFirst(one))];
}

const wordsOf = (phrase: string): Token[] =>
  phrase.split(NUMBER).flatMap((part, n) => [...(n ? [ANY_NUMBER] : []), ...scan(part.normalize('NFC'))]);

/** Keys have led here; now the words must agree, accents and all, unless the writer sets none. */
function agrees(
  words: readonly Token[],
  tokens: readonly Token[],
  from: number,
  numbers: readonly NumberOnTheWay[],
): boolean {
  let at = from;
  for (const word of words) {
    const number = word === ANY_NUMBER ? numbers.find((one) => one.at === at) : undefined;
    const token = tokens[at];
    if (!number && !(token && isSame(token, word))) return false;
    at += number?.took ?? 1;
  }
  return true;
}

const isSame = ({ written, folded }: Token, word: Token) =>
  written === word.written || (written === folded && folded === word.folded);
