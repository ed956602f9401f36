import { cut } from './cut';
import { fold } from './normalise';
import { type Written, WrittenWords } from './written-words';

/** A word or a number of a message, where it stands there. */
export interface Token extends Written {
  /** Where it begins and ends (exclusive) in the text that was scanned, in UTF-16 units. */
  at: number;
  end: number;
}

/** With the space behind it a word is hardly shorter on the average: an array with room for all leaves no smaller ones behind. */
const LETTERS_PER_WORD = 4;

const words = new WrittenWords();

/** A word in lower case, as it is kept. */
export const writtenWord = (lower: string): Written => words.at(lower, 0, lower.length);

/** The words and numbers of a text in their order. Give it a text in Unicode NFC (`normalise`). */
export function scan(text: string): Token[] {
  const tokens = new Array<Token>(Math.ceil(text.length / LETTERS_PER_WORD));
  let count = 0;
  const lower = text.toLowerCase();
  // It keeps every place, but for a few letters of other languages ("İ").
  const keepsPlaces = lower.length === text.length;
  cut(text, (at, end) => {
    const piece = keepsPlaces ? '' : text.slice(at, end).toLowerCase();
    const { written, folded, key } = keepsPlaces ? words.at(lower, at, end) : words.at(piece, 0, piece.length);
    tokens[count++] = { written, folded, key, at, end };
  });
  tokens.length = count;
  return tokens;
}

/** Whether one of some signs stands between two words in a row; between most is a space and nothing else. */
export function hasSignBetween(text: string, { end }: Pick<Token, 'end'>, { at }: Pick<Token, 'at'>, signs: RegExp) {
  return !(at === end + 1 && text[end] === ' ') && signs.test(text.slice(end, at));
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
