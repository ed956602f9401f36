/** Pairs of words are counted in this many places, so that the table stays small. */
export const PAIR_PLACES = 1 << 19;
/** A word that is written in fewer messages than this may itself be a slip. */
const KNOWN_FROM = 3;

/** Which words people use and which follow each other: what the speller goes by when it guesses what was meant. */
export class Vocabulary {
  /** In how many messages each word occurs; without accents. */
  readonly words: ReadonlyMap<string, number>;
  /** How often one word follows another, by {@link pairPlace}; at most 255. */
  readonly pairs: Uint8Array;

  constructor(words: ReadonlyMap<string, number>, pairs: Uint8Array) {
    this.words = words;
    this.pairs = pairs;
  }

  uses(word: string): number {
    return this.words.get(word) ?? 0;
  }

  follows(before: string, word: string): number {
    return this.pairs[pairPlace(before, word)] ?? 0;
  }

  /** Of messages that were cut into words; `isWord` says which words are no slips even if they are rare. */
  static of(messages: Iterable<readonly string[]>, isWord: (word: string) => boolean): Vocabulary {
    const words = new Map<string, number>();
    const pairs = new Uint8Array(PAIR_PLACES);
    for (const message of messages) {
      for (const word of new Set(message)) words.set(word, (words.get(word) ?? 0) + 1);
      message.forEach((word, n) => {
        const place = pairPlace(message[n - 1] ?? '', word);
        pairs[place] = Math.min((pairs[place] ?? 0) + 1, 255);
      });
    }
    return new Vocabulary(new Map([...words].filter(([word, uses]) => uses >= KNOWN_FROM && isWord(word))), pairs);
  }
}

/** FNV-1a over both words. */
function pairPlace(before: string, word: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < before.length; n += 1) value = Math.imul(value ^ before.charCodeAt(n), 0x01000193);
  value = Math.imul(value ^ 32, 0x01000193);
  for (let n = 0; n < word.length; n += 1) value = Math.imul(value ^ word.charCodeAt(n), 0x01000193);
  return ((value >>> 13) ^ value) & (PAIR_PLACES - 1);
}
