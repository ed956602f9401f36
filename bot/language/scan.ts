import { cut } from './cut';
import { FNV_START, hash } from './fnv';
import { fold } from './normalise';

/** A word or a number of a message, where it stands there. */
export interface Token {
  /** In lower case, with the accents that were written. */
  written: string;
  folded: string;
  /** See {@link keyOf}. */
  key: number;
  /** Where it begins and ends (exclusive) in the text that was scanned, in UTF-16 units. */
  at: number;
  end: number;
}

/** The words and numbers of a text in their order. Give it a text in Unicode NFC (`normalise`). */
export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  const lower = text.toLowerCase();
  const folded = fold(text);
  // Both keep every place, but for a few letters of other languages ("İ").
  const keepsPlaces = lower.length === text.length && folded.length === text.length;
  cut(text, (at, end) => {
    const piece = keepsPlaces ? '' : text.slice(at, end);
    const written = keepsPlaces ? lower.slice(at, end) : piece.toLowerCase();
    const plain = keepsPlaces ? folded.slice(at, end) : fold(piece);
    tokens.push({ written, folded: plain, key: keyOf(plain), at, end });
  });
  return tokens;
}

/** A number (32 bits) that stands for a folded word where it is looked up in many tables; another may have the same, by chance. */
export const keyOf = (folded: string): number => hash(FNV_START, folded);

/**
 * Whether a token is this word: with the accents of the word or with none at all, never with others ("bán" is not "bạn").
 *
 * @param word in lower case, with its accents
 */
export function isWord({ written, folded }: Token, word: string): boolean {
  return written === word || (written === folded && folded === fold(word));
}

/** Words by both their spellings, with accents and without; of two that fold to the same, the first is kept. */
export function bothSpellings<T>(entries: Iterable<readonly [word: string, meaning: T]>): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const [word, meaning] of entries) {
    for (const spelling of [word.normalize('NFC').toLowerCase(), fold(word)]) {
      if (!found.has(spelling)) found.set(spelling, meaning);
    }
  }
  return found;
}
