/** Pairs of words are counted in this many places, so that the table stays small. */
export const PAIR_PLACES = 1 << 19;
/** Words with their accents are marked in this many places; few enough are written that strangers hardly ever meet a mark. */
export const WRITTEN_PLACES = 1 << 17;
/** A word that is written in fewer messages than this may itself be a slip. */
const KNOWN_FROM = 3;
const FNV_PRIME = 0x01000193;
const FNV_START = 0x811c9dc5;
const SPACE = 32;

/** A word of a message: in standard spelling without accents, and as it was written. */
interface Said {
  word: string;
  accented: string;
}

/** Which words people use and which follow each other: what the speller goes by when it guesses what was meant. */
export class Vocabulary {
  /** In how many messages each word occurs; without accents. */
  readonly words: ReadonlyMap<string, number>;
  /** How often one word follows another, at most 255. */
  readonly pairs: Uint8Array;
  /** Which words with accents are written, a bit each. */
  readonly written: Uint8Array;
  /** All uses of all words, at least 1. */
  readonly total: number;

  constructor(words: ReadonlyMap<string, number>, pairs: Uint8Array, written: Uint8Array) {
    this.words = words;
    this.pairs = pairs;
    this.written = written;
    this.total = Array.from(words.values()).reduce((a, b) => a + b, 1);
  }

  uses(word: string): number {
    return this.words.get(word) ?? 0;
  }

  /** The first half of the place of all pairs that begin with a word. */
  opening(before: string): number {
    return pairOpening(before);
  }

  /** How often a word follows the one that an {@link opening} is of. */
  followsOpening(opening: number, word: string): number {
    return this.pairs[pairPlace(opening, word)] ?? 0;
  }

  /** Whether a word is known with just these accents ("bị" is, "bỉ̉" is not). */
  isWritten(accented: string): boolean {
    const place = fold(hash(FNV_START, accented), WRITTEN_PLACES);
    return ((this.written[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  /** Of messages that were cut into words; `isWord` says which words are no slips even if they are rare. */
  static of(messages: Iterable<readonly Said[]>, isWord: (word: string) => boolean): Vocabulary {
    const words = new Map<string, number>();
    const forms = new Map<string, number>();
    const pairs = new Uint8Array(PAIR_PLACES);
    for (const message of messages) {
      for (const word of new Set(message.map((said) => said.word))) words.set(word, (words.get(word) ?? 0) + 1);
      for (const form of new Set(message.map((said) => said.accented))) forms.set(form, (forms.get(form) ?? 0) + 1);
      message.forEach(({ word }, n) => {
        const place = pairPlace(pairOpening(message[n - 1]?.word ?? ''), word);
        pairs[place] = Math.min((pairs[place] ?? 0) + 1, 255);
      });
    }
    const known = new Map([...words].filter(([word, uses]) => uses >= KNOWN_FROM && isWord(word)));
    return new Vocabulary(known, pairs, marksOf([...forms].filter(([, uses]) => uses >= KNOWN_FROM)));
  }
}

function marksOf(forms: readonly (readonly [form: string, uses: number])[]): Uint8Array {
  const marks = new Uint8Array(WRITTEN_PLACES >>> 3);
  for (const [form] of forms) {
    const place = fold(hash(FNV_START, form), WRITTEN_PLACES);
    marks[place >>> 3] = (marks[place >>> 3] ?? 0) | (1 << (place & 7));
  }
  return marks;
}

const pairOpening = (before: string) => Math.imul(hash(FNV_START, before) ^ SPACE, FNV_PRIME);
const pairPlace = (opening: number, word: string) => fold(hash(opening, word), PAIR_PLACES);

/** FNV-1a. */
function hash(start: number, text: string): number {
  let value = start;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), FNV_PRIME);
  return value;
}

const fold = (value: number, places: number) => ((value >>> 13) ^ value) & (places - 1);
