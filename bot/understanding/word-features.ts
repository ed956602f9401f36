import { hash } from '../language/fnv';
import { type Analysis, setsAccents } from './analysis';
import { featureAt, hashCodes, salted, spaced } from './feature-hash';
import type { Places } from './feature-table';
import { NumberList } from './number-list';

const WORD = salted('w');
const PAIR = salted('b');
const ACCENTED = salted('a');
const APART = salted('s');
/** Stands before the first word of a message or a part. */
const OPENING = spaced(hash(PAIR, '^'));

/** The places of the features of the words of the last message, each looked for once for the whole and all its parts. */
export class WordFeatures {
  readonly words = new NumberList();
  /** Of each word with the one before it. */
  readonly pairs = new NumberList();
  /** Of each word with the last but one, from the third on: they hold where that between is a slip, or another to everybody who writes. */
  readonly apart = new NumberList();
  /** Empty where nobody set an accent. */
  readonly accented = new NumberList();
  /** The letters of all words; where each word begins there, and behind the last, where it ends. */
  readonly letters = new NumberList();
  readonly #starts = new NumberList();
  readonly #places: Places;
  #analysis: Analysis | undefined;

  constructor(places: Places) {
    this.#places = places;
  }

  /** Turns to a message. */
  take(analysis: Analysis): void {
    if (this.#analysis === analysis) return;
    this.#analysis = analysis;
    const { words, pairs, apart, accented } = this;
    for (const list of [words, pairs, apart, accented, this.letters, this.#starts]) list.length = 0;
    const hasAccents = setsAccents(analysis);
    for (const word of analysis.words) {
      this.#starts.push(this.letters.length);
      this.letters.pushCodes(word.word);
      if (hasAccents) accented.push(featureAt(hash(ACCENTED, word.accented)));
    }
    this.#starts.push(this.letters.length);
    this.#hash(analysis.words.length);
    for (const list of [words, pairs, apart, accented]) this.#places.placeAll(list);
  }

  /** A word as the first of its part. */
  opening(n: number): number {
    return this.#places.placeOf(featureAt(this.#onward(OPENING, n)));
  }

  /** A word by itself. */
  single(word: string): number {
    return this.#places.placeOf(featureAt(hash(WORD, word)));
  }

  #hash(count: number): void {
    let before = OPENING;
    let [lastButOne, last] = [0, 0];
    for (let n = 0; n < count; n += 1) {
      this.words.push(featureAt(this.#onward(WORD, n)));
      this.pairs.push(featureAt(this.#onward(before, n)));
      if (n > 1) this.apart.push(featureAt(this.#onward(lastButOne, n)));
      before = spaced(this.#onward(PAIR, n));
      [lastButOne, last] = [last, spaced(this.#onward(APART, n))];
    }
  }

  /** Hashes on over a word. */
  #onward(start: number, n: number): number {
    return hashCodes(start, this.letters.numbers, this.#starts.numbers[n] ?? 0, this.#starts.numbers[n + 1] ?? 0);
  }
}
