import { fold } from './normalise';

/** A word or a number of a message, where it stands there. */
export interface Token {
  /** In lower case, with the accents that were written. */
  written: string;
  folded: string;
  /** Where it begins and ends (exclusive) in the text that was scanned, in UTF-16 units. */
  at: number;
  end: number;
}

/** Letters and digits are apart ("25tr" is 25 and tr); a number keeps its points and commas ("1.500.000"). */
const TOKEN = /\p{L}+|\p{N}+(?:[.,]\p{N}+)*|[$€¥£₫]/gu;

/** From here on scripts are written without spaces: each sign is a word of its own. */
const EAST_ASIAN = /[\u2e80-\uffff]/;

/** The words and numbers of a text in their order. Give it a text in Unicode NFC (`normalise`). */
export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  const lower = text.toLowerCase();
  const folded = fold(text);
  // Both keep every place, but for a few letters of other languages ("İ").
  const keepsPlaces = lower.length === text.length && folded.length === text.length;
  const tokenOf = (piece: string, at: number): Token => {
    const end = at + piece.length;
    if (keepsPlaces) return { written: lower.slice(at, end), folded: folded.slice(at, end), at, end };
    return { written: piece.toLowerCase(), folded: fold(piece), at, end };
  };
  for (const { 0: piece, index } of text.matchAll(TOKEN)) {
    if (EAST_ASIAN.test(piece)) Array.from(piece).forEach((sign, n) => tokens.push(tokenOf(sign, index + n)));
    else tokens.push(tokenOf(piece, index));
  }
  return tokens;
}

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
