import { type Token, bothSpellings } from './scan';

/** A number that begins at some token, and the index of the token after it. */
export interface ReadNumber {
  value: number;
  next: number;
}

const DIGITS = bothSpellings<number>([
  ['không', 0],
  ['một', 1],
  ['mốt', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['lăm', 5],
  ['nhăm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
]);
const TENS = bothSpellings<number>([
  ['mười', 10],
  ['mươi', 10],
  ['chục', 10],
]);
const HUNDRED = bothSpellings([['trăm', 100]]);
const FILLERS = bothSpellings([
  ['linh', 0],
  ['lẻ', 0],
]);

/** The digit that a word says, as in a number read out ("không chín một …"). */
export const digitOf = (token: Token): number | undefined => DIGITS.get(token.written);

/** Reads a number in digits ("1.500", "4,5") or in words up to 999 ("hai mươi lăm", "một trăm linh hai"). */
export function readNumber(tokens: readonly Token[], from: number): ReadNumber | undefined {
  const first = tokens[from];
  if (!first) return undefined;
  return /^\d/.test(first.written) ? withUnit(numeral(first.written), tokens, from + 1) : inWords(tokens, from);
}

/** "2 trăm", "5 chục". */
function withUnit(value: number, tokens: readonly Token[], next: number): ReadNumber {
  const word = tokens[next]?.written ?? '';
  const unit = HUNDRED.get(word) ?? (word === 'chục' || word === 'chuc' ? 10 : undefined);
  return unit ? { value: value * unit, next: next + 1 } : { value, next };
}

/** `1.500` and `1,500` are one thousand five hundred; `1,5` and `1.5` one and a half. */
export function numeral(written: string): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(written)) return Number(written.replace(/[.,]/g, ''));
  return Number.parseFloat(written.replace(',', '.'));
}

function inWords(tokens: readonly Token[], from: number): ReadNumber | undefined {
  let [value, last, next] = [0, -1, from];
  for (; next < tokens.length; next += 1) {
    const word = tokens[next]?.written ?? '';
    const digit = DIGITS.get(word);
    if (digit !== undefined && last !== 1) [value, last] = [value + digit, 1];
    else if (TENS.has(word) && (last < 10 || last === 100)) [value, last] = [tenfold(value, last), 10];
    else if (HUNDRED.has(word) && last === 1) [value, last] = [value * 100, 100];
    else if (!(FILLERS.has(word) && last > 0)) break;
  }
  return last === -1 ? undefined : { value, next };
}

/** `mười` alone is ten; after a digit it makes that digit tens. */
function tenfold(value: number, last: number): number {
  if (last !== 1) return value + 10;
  const digit = value % 100;
  return value - digit + digit * 10;
}
