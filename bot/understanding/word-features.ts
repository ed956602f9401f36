import { SPACE, hash } from '../language/fnv';
import { type Analysis, setsAccents } from './analysis';
import { hashCodes, featureAt, salted, spaced } from './feature-hash';
import { NumberList } from './number-list';

const WORD = salted('w');
const PAIR = salted('b');
const ACCENTED = salted('a');
/** Stands before the first word of a message or a part. */
const OPENING = spaced(hash(PAIR, '^'));

/** The features of the words of the last message, hashed once for the whole and all its parts. */
export class WordFeatures {
  readonly words = new NumberList();
  /** Of each word with the one before it. */
  readonly pairs = new NumberList();
  /** Empty where nobody set an accent. */
  readonly accented = new NumberList();
  /** The letters of all words, a space before and behind each; where each word begins there and where it ends (exclusive). */
  readonly letters = new NumberList();
  readonly starts = new NumberList();
  readonly ends = new NumberList();
  #analysis: Analysis | undefined;

  /** Turns to a message. */
  take(analysis: Analysis): void {
    if (this.#analysis === analysis) return;
    this.#analysis = analysis;
    for (const list of [this.words, this.pairs, this.accented, this.letters, this.starts, this.ends]) list.length = 0;
    this.letters.push(SPACE);
    const hasAccents = setsAccents(analysis);
    let before = OPENING;
    for (const { word, accented } of analysis.words) {
      before = this.#add(word, before);
      if (hasAccents) this.accented.push(featureAt(hash(ACCENTED, accented)));
    }
  }

  /** The feature of a word as the first of its part. */
  opening(n: number): number {
    return featureAt(hashCodes(OPENING, this.letters.numbers, this.starts.numbers[n] ?? 0, this.ends.numbers[n] ?? 0));
  }

  /** The feature of a word by itself. */
  single(word: string): number {
    return featureAt(hash(WORD, word));
  }

  /** Writes a word behind the others; returns where it begins. */
  write(word: string): number {
    const start = this.letters.reserve(word.length + 1);
    const { numbers } = this.letters;
    for (let n = 0; n < word.length; n += 1) numbers[start + n] = word.charCodeAt(n);
    numbers[start + word.length] = SPACE;
    return start;
  }

  /** Returns the hash of the first half of the next pair. */
  #add(word: string, before: number): number {
    const start = this.write(word);
    const end = start + word.length;
    const { numbers } = this.letters;
    this.starts.push(start);
    this.ends.push(end);
    this.words.push(featureAt(hashCodes(WORD, numbers, start, end)));
    this.pairs.push(featureAt(hashCodes(before, numbers, start, end)));
    return spaced(hashCodes(PAIR, numbers, start, end));
  }
}
