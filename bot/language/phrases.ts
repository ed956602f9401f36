import { FNV_PRIME, FNV_START } from './fnv';
import { HashedKeys } from './hashed-keys';
import { KeySketch } from './key-sketch';
import { readNumber } from './numbers';
import { scan, writtenWord } from './scan';
import { type Written, keyOf } from './written-words';

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
  words: readonly Written[];
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
const ANY_NUMBER: Written = { written: NUMBER, folded: NUMBER, key: keyOf(NUMBER) };
/** Of what has no words yet. */
const NOTHING = FNV_START | 0;
/** The key of a beginning with one word more. */
const onward = (beginning: number, word: Written): number => Math.imul(beginning ^ word.key, FNV_PRIME);

const pairKey = (first: Written, second: Written): number => onward(onward(NOTHING, first), second);

/**
 * Finds phrases of a table in one pass, however many there are; words are compared as `isWord` does. All beginnings of phrases stand
 * by their keys in one row of numbers: a step from word to word is a look into it.
 */
export class PhraseIndex<T> {
  /** Of most words one look shows that no phrase begins with them, of most others a second one that none goes on with the next. */
  readonly #firsts: KeySketch;
  readonly #pairs: KeySketch;
  /** With these begins a phrase of one word, or one that goes on with a number. */
  readonly #alone: KeySketch;
  readonly #beginsWithNumber: boolean;
  readonly #keys: HashedKeys;
  /** By the places of their keys, those that have nothing to tell left out: they come last. */
  readonly #telling: readonly Beginning<T>[];

  constructor(entries: Iterable<readonly [phrase: string, meaning: T]>) {
    const phrases = Array.from(entries, ([phrase, meaning]) => ({ words: wordsOf(phrase), meaning }));
    const beginnings = beginningsOf(phrases);
    const [telling, others] = parted(beginnings, ([, { ends, beforeNumber }]) => ends.length > 0 || beforeNumber);
    this.#firsts = new KeySketch(phrases.flatMap(({ words }) => words[0]?.key ?? []));
    this.#pairs = new KeySketch(
      phrases.flatMap(({ words: [first, second] }) => (first && second ? pairKey(first, second) : [])),
    );
    this.#alone = new KeySketch(
      phrases.flatMap(({ words: [first, second] }) => (first && (!second || second === ANY_NUMBER) ? first.key : [])),
    );
    this.#beginsWithNumber = beginnings.get(NOTHING)?.beforeNumber ?? false;
    this.#keys = new HashedKeys(Uint32Array.from([...telling, ...others], ([key]) => key));
    this.#telling = telling.map(([, beginning]) => beginning);
  }

  /** The longest phrase that begins at a token. */
  longestAt(tokens: readonly Written[], from: number): PhraseMatch<T> | undefined {
    const first = tokens[from];
    if (!first) return undefined;
    const counted = this.#beginsWithNumber ? this.#longestCounted(NOTHING, tokens, from, from, NO_NUMBERS) : undefined;
    if (counted) return counted;
    if (!this.#mayBegin(first, tokens[from + 1])) return undefined;
    return this.#longest(onward(NOTHING, first), tokens, from, from + 1, NO_NUMBERS);
  }

  /** Every phrase, from left to right, the longest first; none overlaps another. */
  all(tokens: readonly Written[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const match = this.longestAt(tokens, at);
      if (!match) continue;
      found.push(match);
      at = match.to - 1;
    }
    return found;
  }

  /** Whether there is a phrase at all among the tokens from one on to another (exclusive). */
  isIn(tokens: readonly Written[], from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      const match = this.longestAt(tokens, at);
      // Of one that goes on behind them a beginning may be a phrase, too.
      if (match && (match.to <= to || this.longestAt(tokens.slice(0, to), at))) return true;
    }
    return false;
  }

  #mayBegin(first: Written, second: Written | undefined): boolean {
    if (!this.#firsts.mayHave(first.key)) return false;
    return this.#alone.mayHave(first.key) || (second !== undefined && this.#pairs.mayHave(pairKey(first, second)));
  }

  #longest(
    start: number,
    tokens: readonly Written[],
    from: number,
    startAt: number,
    numbers: readonly NumberOnTheWay[],
  ): PhraseMatch<T> | undefined {
    let best: End<T> | undefined;
    let to = from;
    let key = start;
    for (let at = startAt; ; at += 1) {
      const place = this.#keys.placeOf(key);
      if (place < 0) break;
      const beginning = place < this.#telling.length ? this.#telling[place] : undefined;
      if (beginning) {
        for (const one of beginning.ends) {
          if (!agrees(one.words, tokens, from, numbers)) continue;
          [best, to] = [one, at];
          break;
        }
        const counted = beginning.beforeNumber ? this.#longestCounted(key, tokens, from, at, numbers) : undefined;
        if (counted) return counted;
      }
      const token = tokens[at];
      if (!token) break;
      key = onward(key, token);
    }
    return best && { meaning: best.meaning, from, to };
  }

  /** The longest phrase that goes on with a number. */
  #longestCounted(
    key: number,
    tokens: readonly Written[],
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

/** The words as they are kept, not where they stand in the phrase: of messages that alone is told, and soon forgotten. */
const wordsOf = (phrase: string): Written[] =>
  phrase
    .split(NUMBER)
    .flatMap((part, n) => [
      ...(n ? [ANY_NUMBER] : []),
      ...scan(part.normalize('NFC')).map(({ written }) => writtenWord(written)),
    ]);

/** Keys have led here; now the words must agree, accents and all, unless the writer sets none. */
function agrees(
  words: readonly Written[],
  tokens: readonly Written[],
  from: number,
  numbers: readonly NumberOnTheWay[],
): boolean {
  let at = from;
  for (const word of words) {
    const took = word === ANY_NUMBER ? tookAt(numbers, at) : undefined;
    const token = tokens[at];
    if (took === undefined && !(token && isSame(token, word))) return false;
    at += took ?? 1;
  }
  return true;
}

const tookAt = (numbers: readonly NumberOnTheWay[], at: number) => numbers.find((one) => one.at === at)?.took;

const isSame = ({ written, folded }: Written, word: Written) =>
  written === word.written || (written === folded && folded === word.folded);
