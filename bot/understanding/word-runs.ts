import { FNV_PRIME, FNV_START } from '../language/fnv';
import { NumberList } from './number-list';

const CODES = 128;
/** Which signs a pattern's `\w` takes, by their codes. */
const LETTERS = Uint8Array.from({ length: CODES }, (_, code) => Number(/\w/.test(String.fromCharCode(code))));

/** The key of two words in a row. */
export const pairKey = (first: number, second: number): number =>
  Math.imul(Math.imul(first, FNV_PRIME) ^ second, FNV_PRIME);

/** The words of a folded text as patterns see them (`\w+`): where each begins, and its key (see `keyOf`), by itself and with the next. */
export class WordRuns {
  readonly #starts = new NumberList();
  readonly #keys = new NumberList();
  readonly #pairKeys = new NumberList();

  get count(): number {
    return this.#starts.length;
  }

  startAt(n: number): number {
    return this.#starts.numbers[n] ?? 0;
  }

  keyAt(n: number): number {
    return (this.#keys.numbers[n] ?? 0) | 0;
  }

  /** Behind the last word stands none: then it is the key of nothing. */
  pairKeyAt(n: number): number {
    return (this.#pairKeys.numbers[n] ?? 0) | 0;
  }

  /** Turns to a text. */
  take(text: string): void {
    this.#starts.length = this.#keys.length = this.#pairKeys.length = 0;
    for (let at = 0; at < text.length; at += 1) if (isLetter(text, at)) at = this.#addFrom(text, at);
    for (let n = 0; n < this.count; n += 1)
      this.#pairKeys.push(n + 1 < this.count ? pairKey(this.keyAt(n), this.keyAt(n + 1)) : 0);
  }

  /** Adds the word that begins at a place; returns where it ends. */
  #addFrom(text: string, start: number): number {
    let key = FNV_START | 0;
    let end = start;
    for (; isLetter(text, end); end += 1) key = Math.imul(key ^ text.charCodeAt(end), FNV_PRIME);
    this.#starts.push(start);
    this.#keys.push(key);
    return end;
  }
}

const isLetter = (text: string, at: number): boolean => LETTERS[text.charCodeAt(at)] === 1;
