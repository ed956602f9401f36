import { FNV_PRIME, FNV_START } from './fnv';
import { HashedKeys } from './hashed-keys';
import { LONGEST_STRETCH, slipCost } from './slips';

/** Longer ones are no words. */
const LONGEST = 14;
/** Of two slips only words of so many letters are still known. */
const SHORTEST_FOR_TWO = 3;
const LONGEST_FOR_TWO = 10;
/** No single slip costs more; and two together are only looked for while they are likely ones. */
const MOST = { one: 7, two: 13 } as const;

/** A known word near to a written one, and how unlikely the slips between them are. */
export interface Near {
  word: string;
  cost: number;
}

/** A hash and the number of a word stand in one number: there are fewer words than this. */
const MOST_WORDS = 2 ** 20;

/** Called with the hash of what is left of a word. */
type Visit = (remainder: number) => void;

/**
 * Finds the known words that a written one may have been meant to be: letters left out, put in, doubled, changed, or swapped.
 * A deletion neighbourhood (SymSpell): every known word is filed under itself and under itself without each one of its
 * letters, one of four letters or more also without each two, so that a lookup takes as many steps as the word has letters,
 * however many words are known. Filed is by hash, in tables of numbers: a map of texts took ten times the room.
 */
export class FuzzyWords {
  readonly #words: readonly string[];
  readonly #remainders: HashedKeys;
  /** The words under each remainder stand in `filed` from `starts[place]` on, by their numbers. */
  readonly #starts: Uint32Array;
  readonly #filed: Uint32Array;
  /** The lookup that saw each word last: no word is compared twice in one. */
  readonly #seenBy: Uint32Array;
  #lookups = 0;

  constructor(words: Iterable<string>) {
    this.#words = [...words];
    const entries = filedOnce(this.#words);
    const keys: number[] = [];
    const starts: number[] = [];
    entries.forEach((entry, at) => {
      const key = Math.floor(entry / MOST_WORDS);
      if (key === keys.at(-1)) return;
      keys.push(key);
      starts.push(at);
    });
    starts.push(entries.length);
    this.#remainders = new HashedKeys(Uint32Array.from(keys));
    this.#starts = Uint32Array.from(starts);
    this.#filed = Uint32Array.from(entries, (entry) => entry % MOST_WORDS);
    this.#seenBy = new Uint32Array(this.#words.length);
  }

  /** By one slip. */
  near(word: string): Near[] {
    if (!word || word.length > LONGEST) return [];
    return this.#found(word, withoutOne, MOST.one);
  }

  /** By one slip or, if the word is long enough, by two. */
  nearByTwo(word: string): Near[] {
    if (word.length < SHORTEST_FOR_TWO || word.length > LONGEST_FOR_TWO) return this.near(word);
    return this.#found(word, withoutTwo, MOST.two);
  }

  #found(word: string, eachRemainder: (word: string, visit: Visit) => void, most: number): Near[] {
    const found: Near[] = [];
    this.#lookups = (this.#lookups + 1) >>> 0;
    eachRemainder(word, (remainder) => {
      const place = this.#remainders.placeOf(remainder);
      if (place < 0) return;
      const end = this.#starts[place + 1] ?? 0;
      for (let at = this.#starts[place] ?? 0; at < end; at += 1) this.#compare(word, this.#filed[at] ?? 0, most, found);
    });
    return found;
  }

  #compare(word: string, number: number, most: number, found: Near[]): void {
    if (this.#seenBy[number] === this.#lookups) return;
    this.#seenBy[number] = this.#lookups;
    const known = this.#words[number] ?? '';
    if (known === word) return;
    const cost = slipCost(word, known);
    if (cost <= most) found.push({ word: known, cost });
  }
}

/** Each remainder with the number of its word, rising; a word is filed once under what is left of it in several ways. */
function filedOnce(words: readonly string[]): Float64Array {
  const entries: number[] = [];
  words.forEach((word, number) => {
    const file = (remainder: number) => entries.push(remainder * MOST_WORDS + number);
    if (word.length <= SHORTEST_FOR_TWO) withoutOne(word, file);
    else withoutTwo(word, file);
  });
  return Float64Array.from(entries)
    .sort()
    .filter((entry, n, all) => entry !== all[n - 1]);
}

/** The word itself, and without each one of its letters. */
function withoutOne(word: string, visit: Visit): void {
  visit(hashWithout(word, -1, -1));
  for (let n = 0; n < word.length; n += 1) visit(hashWithout(word, n, -1));
}

/** The same, and without each two that stand in one stretch of slips: others are never so near to each other. */
function withoutTwo(word: string, visit: Visit): void {
  withoutOne(word, visit);
  for (let n = 0; n < word.length; n += 1)
    for (let other = n + 1; other < Math.min(n + LONGEST_STRETCH, word.length); other += 1)
      visit(hashWithout(word, n, other));
}

/** FNV-1a over a word without the letters at two places. */
function hashWithout(word: string, one: number, other: number): number {
  let value = FNV_START;
  for (let n = 0; n < word.length; n += 1)
    if (n !== one && n !== other) value = Math.imul(value ^ word.charCodeAt(n), FNV_PRIME);
  return value >>> 0;
}
