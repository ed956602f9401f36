import { KeySketch } from './key-sketch';
import { fold } from './normalise';
import { bothSpellings } from './scan';
import { type Written, keyOf } from './written-words';

/** A number that begins at some token, and the index of the token after it. */
export interface ReadNumber {
  value: number;
  next: number;
}

/** What a word is in a number that is written out. */
interface NumberWord {
  is: 'digit' | 'ten' | 'hundred' | 'filler';
  value: number;
}

/** The unit that the last word of a number told. */
const UNIT = { digit: 1, ten: 10, hundred: 100 };
const digit = (value: number): NumberWord => ({ is: 'digit', value });
const TEN: NumberWord = { is: 'ten', value: 10 };
/** "Chục", which also stands behind figures. */
const TENS: NumberWord = { is: 'ten', value: 10 };
const HUNDRED: NumberWord = { is: 'hundred', value: 100 };
const FILLER: NumberWord = { is: 'filler', value: 0 };

/** In one table, by both spellings. */
const NUMBER_WORDS = bothSpellings<NumberWord>([
  ['không', digit(0)],
  ['một', digit(1)],
  ['mốt', digit(1)],
  ['hai', digit(2)],
  ['ba', digit(3)],
  ['bốn', digit(4)],
  ['tư', digit(4)],
  ['năm', digit(5)],
  ['lăm', digit(5)],
  ['nhăm', digit(5)],
  ['sáu', digit(6)],
  ['bảy', digit(7)],
  ['bẩy', digit(7)],
  ['tám', digit(8)],
  ['chín', digit(9)],
  ['mười', TEN],
  ['mươi', TEN],
  ['chục', TENS],
  ['trăm', HUNDRED],
  ['linh', FILLER],
  ['lẻ', FILLER],
]);

/** Most words are of no number, and one look shows it. */
const sketch = new KeySketch(Array.from(NUMBER_WORDS.keys(), (word) => keyOf(fold(word))));

function numberWord(token: Written | undefined): NumberWord | undefined {
  return token && sketch.mayHave(token.key) ? NUMBER_WORDS.get(token.written) : undefined;
}

/** The digit that a word says, as in a number read out ("không chín một …"). */
export function digitOf(token: Written): number | undefined {
  const word = numberWord(token);
  return word?.is === 'digit' ? word.value : undefined;
}

/** Reads a number in digits ("1.500", "4,5") or in words up to 999 ("hai mươi lăm", "một trăm linh hai"). */
export function readNumber(tokens: readonly Written[], from: number): ReadNumber | undefined {
  const first = tokens[from];
  if (!first) return undefined;
  return isFigure(first.written.charCodeAt(0))
    ? withUnit(numeral(first.written), tokens, from + 1)
    : inWords(tokens, from);
}

const isFigure = (code: number) => code >= 48 && code <= 57;

/** "2 trăm", "5 chục". */
function withUnit(value: number, tokens: readonly Written[], next: number): ReadNumber {
  const word = numberWord(tokens[next]);
  const unit = word === HUNDRED ? 100 : word === TENS ? 10 : undefined;
  return unit ? { value: value * unit, next: next + 1 } : { value, next };
}

/** `1.500` and `1,500` are one thousand five hundred; `1,5` and `1.5` one and a half. */
function numeral(written: string): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(written)) return Number(written.replace(/[.,]/g, ''));
  return Number.parseFloat(written.replace(',', '.'));
}

function inWords(tokens: readonly Written[], from: number): ReadNumber | undefined {
  let value = 0;
  let last = -1;
  let next = from;
  for (; next < tokens.length; next += 1) {
    const word = numberWord(tokens[next]);
    if (!word || !mayFollow(word, last)) break;
    if (word.is === 'filler') continue;
    if (word.is === 'digit') value += word.value;
    else if (word.is === 'ten') value = tenfold(value, last);
    else value *= 100;
    last = UNIT[word.is];
  }
  return last === -1 ? undefined : { value, next };
}

/** Whether a word goes on with a number; `last` is the unit of the word before, -1 at the beginning. */
function mayFollow({ is }: NumberWord, last: number): boolean {
  if (is === 'digit') return last !== 1;
  if (is === 'ten') return last < 10 || last === 100;
  return is === 'hundred' ? last === 1 : last > 0;
}

/** `mười` alone is ten; after a digit it makes that digit tens. */
function tenfold(value: number, last: number): number {
  if (last !== 1) return value + 10;
  const digit = value % 100;
  return value - digit + digit * 10;
}
