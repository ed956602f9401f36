import { FNV_PRIME, FNV_START, hash } from './fnv';
import { fold } from './normalise';

/** How a word is written. */
export interface Written {
  /** In lower case, with its accents. */
  written: string;
  folded: string;
  /** See {@link keyOf}. */
  key: number;
}

/** A number (32 bits) that stands for a folded word where it is looked up in many tables; another may have the same, by chance. */
export const keyOf = (folded: string): number => hash(FNV_START, folded);

/** Longer ones are hardly written twice, and a part of a text that is so long keeps all of the text in memory. */
const LONGEST = 12;
const SLOTS = 2 ** 15;
/** So many are kept: more than people use, and a bound for those who make words up. */
const MOST = SLOTS / 2;

/**
 * The words that were written lately, each kept once: whoever meets one again makes nothing anew, and words are compared and looked
 * up the faster for being the same. Open addressing with linear probing.
 */
export class WrittenWords {
  readonly #hashes = new Int32Array(SLOTS);
  #words: (Written | undefined)[] = emptySlots();
  #count = 0;

  /** The word that stands in a text in lower case from one place to another (exclusive). */
  at(lower: string, from: number, to: number): Written {
    if (to - from > LONGEST) return writtenAs(lower.slice(from, to));
    const value = hashOf(lower, from, to);
    let slot = slotOf(value);
    for (let known = this.#words[slot]; known; known = this.#words[slot]) {
      if (this.#hashes[slot] === value && standsAt(known.written, lower, from, to)) return known;
      slot = (slot + 1) % SLOTS;
    }
    return this.#keep(value, writtenAs(lower.slice(from, to)));
  }

  #keep(value: number, word: Written): Written {
    if (this.#count === MOST) [this.#words, this.#count] = [emptySlots(), 0];
    let slot = slotOf(value);
    while (this.#words[slot]) slot = (slot + 1) % SLOTS;
    this.#words[slot] = word;
    this.#hashes[slot] = value;
    this.#count += 1;
    return word;
  }
}

const emptySlots = () => new Array<Written | undefined>(SLOTS).fill(undefined);

/** The upper bits of a hash are mixed best. */
const slotOf = (value: number) => ((value >>> 15) ^ value) & (SLOTS - 1);

function hashOf(text: string, from: number, to: number): number {
  let value = FNV_START | 0;
  for (let n = from; n < to; n += 1) value = Math.imul(value ^ text.charCodeAt(n), FNV_PRIME);
  return value;
}

function standsAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let n = 0; n < word.length; n += 1) if (word.charCodeAt(n) !== text.charCodeAt(from + n)) return false;
  return true;
}

function writtenAs(written: string): Written {
  const plain = fold(written);
  const folded = plain === written ? written : plain;
  return { written, folded, key: keyOf(folded) };
}
