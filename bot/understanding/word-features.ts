import { hash } from '../language/fnv';
import { type Analysis, setsAccents } from './analysis';
import { featureAt, salted, spaced } from './feature-hash';
import type { PlaceOf } from './feature-table';
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
  /** Empty where nobody set an accent. */
  readonly accented = new NumberList();
  readonly #placeOf: PlaceOf;
  #analysis: Analysis | undefined;

  constructor(placeOf: PlaceOf) {
    this.#placeOf = placeOf;
  }

  /** Turns to a message. */
  take(analysis: Analysis): void {
    if (this.#analysis === analysis) return;
    this.#analysis = analysis;
    for (const list of [this.words, this.pairs, this.accented]) list.length = 0;
    const hasAccents = setsAccents(analysis);
    let before = OPENING;
    for (const { word, accented } of analysis.words) {
      this.words.push(this.single(word));
      this.pairs.push(this.#placeOf(featureAt(hash(before, word))));
      before = spaced(hash(PAIR, word));
      if (hasAccents) this.accented.push(this.#placeOf(featureAt(hash(ACCENTED, accented))));
    }
  }

  /** A word as the first of its part. */
  opening(word: string): number {
    return this.#placeOf(featureAt(hash(OPENING, word)));
  }

  /** A word by itself. */
  single(word: string): number {
    return this.#placeOf(featureAt(hash(WORD, word)));
  }

  /** Two words with one between them. */
  apart(one: string, other: string): number {
    return this.#placeOf(featureAt(hash(spaced(hash(APART, one)), other)));
  }
}
