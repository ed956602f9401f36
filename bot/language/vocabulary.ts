import { FNV_PRIME, FNV_START, SPACE, hash } from './fnv';
import { HashedKeys } from './hashed-keys';
import { fold } from './normalise';

/** No count is higher: it must fit into a byte. */
const MOST_COUNTED = 255;
/** A word that is written in fewer messages than this may itself be a slip. */
const KNOWN_FROM = 3;

/** A word of a message: in standard spelling without accents, and as it was written. */
interface Said {
  word: string;
  accented: string;
}

/** How often pairs of words occur, at most 255; both in the order of the pairs. */
export interface PairCounts {
  /** See {@link Vocabulary.opening}. */
  pairs: Uint32Array;
  counts: Uint8Array;
}

/** Which words people use and which follow each other: what the speller goes by when it guesses what was meant. */
export class Vocabulary {
  /** In how many messages each word occurs; without accents. */
  readonly words: ReadonlyMap<string, number>;
  /** How often one word follows another. */
  readonly pairCounts: PairCounts;
  /** With which accents each word is written; without any is one of them, if people write it so. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
  /** All uses of all words, at least 1. */
  readonly total: number;
  readonly #pairs: HashedKeys;

  constructor(words: ReadonlyMap<string, number>, pairCounts: PairCounts, forms: Iterable<string>) {
    this.words = words;
    this.pairCounts = pairCounts;
    this.#pairs = new HashedKeys(pairCounts.pairs);
    this.forms = byWord(forms);
    this.total = Array.from(words.values()).reduce((a, b) => a + b, 1);
  }

  uses(word: string): number {
    return this.words.get(word) ?? 0;
  }

  /** The first half of the hash of all pairs that begin with a word. */
  opening(before: string): number {
    return pairOpening(before);
  }

  /** How often a word follows the one that an {@link opening} is of. */
  followsOpening(opening: number, word: string): number {
    return this.pairCounts.counts[this.#pairs.placeOf(hash(opening, word) >>> 0)] ?? 0;
  }

  /** Whether a word is known with just these accents ("bị" is, "bỉ̉" is not). */
  isWritten(word: string, accented: string): boolean {
    return this.forms.get(word)?.includes(accented) ?? false;
  }

  /** Of messages that were cut into words; `isWord` says which words are no slips even if they are rare. */
  static of(messages: Iterable<readonly Said[]>, isWord: (word: string) => boolean): Vocabulary {
    const words = new Map<string, number>();
    const forms = new Map<string, number>();
    const pairs = new Map<number, number>();
    for (const message of messages) {
      for (const word of new Set(message.map((said) => said.word))) words.set(word, (words.get(word) ?? 0) + 1);
      for (const form of new Set(message.map((said) => said.accented))) forms.set(form, (forms.get(form) ?? 0) + 1);
      message.forEach(({ word }, n) => {
        const pair = hash(pairOpening(message[n - 1]?.word ?? ''), word) >>> 0;
        pairs.set(pair, Math.min((pairs.get(pair) ?? 0) + 1, MOST_COUNTED));
      });
    }
    const known = new Map([...words].filter(([word, uses]) => uses >= KNOWN_FROM && isWord(word)));
    const written = [...forms].filter(([, uses]) => uses >= KNOWN_FROM).map(([form]) => form);
    return new Vocabulary(
      known,
      { pairs: Uint32Array.from(pairs.keys()), counts: Uint8Array.from(pairs.values()) },
      written,
    );
  }
}

function byWord(forms: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const form of forms) {
    const word = fold(form);
    found.set(word, [...(found.get(word) ?? []), form]);
  }
  return found;
}

const pairOpening = (before: string) => Math.imul(hash(FNV_START, before) ^ SPACE, FNV_PRIME);
