import { digitOf } from './numbers';
import { type Token, scan } from './scan';

/** A telephone number somewhere in a text. */
export interface Phone {
  /** With country code where it is known ("+84912345678"); a Vietnamese service number as it is dialled ("19001234"). */
  number: string;
  text: string;
  at: number;
}

/** Digits with points, dashes or spaces between them; the letter o is written for 0. */
const RUN = /(?<![\p{L}\p{N}.,])(?:\+|\b00)?[\doO](?:[ .\-()]{0,2}[\doO]){7,14}(?![\p{L}\p{N}])/gu;
/** Vietnamese numbering: mobile 03, 05, 07, 08, 09 with ten digits; landline 02 with eleven (Circular 22/2014/TT-BTTTT). */
const VIETNAMESE = /^(?:\+?84|0)((?:[35789]\d{8})|(?:2\d{9}))$/;
const SERVICE = /^1[89]00\d{4,6}$/;
const FOREIGN = /^\+[1-9]\d{7,14}$/;
const SPOKEN = { least: 9, most: 11 };

/** Finds telephone numbers, also when they are read out ("không chín một hai …"). The text should be in Unicode NFC. */
export function findPhones(text: string, tokens: readonly Token[] = scan(text)): Phone[] {
  const runs = /\d/.test(text) ? Array.from(text.matchAll(RUN)) : [];
  const written = runs.flatMap(({ 0: piece, index }) => {
    const number = numberOf(piece);
    return number ? [{ number, text: piece.trim(), at: index }] : [];
  });
  return [...written, ...spoken(text, tokens)];
}

function numberOf(piece: string): string | undefined {
  const digits = piece.replace(/[oO]/g, '0').replace(/[^\d+]/g, '');
  const vietnamese = VIETNAMESE.exec(digits)?.[1];
  if (vietnamese) return `+84${vietnamese}`;
  if (SERVICE.test(digits)) return digits;
  const international = digits.replace(/^00/, '+');
  return FOREIGN.test(international) ? international : undefined;
}

function spoken(text: string, tokens: readonly Token[]): Phone[] {
  const found: Phone[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const first = tokens[from];
    if (!first || digitOf(first) === undefined) continue;
    const digits = digitsFrom(tokens, from);
    const number = digits.length >= SPOKEN.least ? numberOf(digits) : undefined;
    const last = tokens[from + digits.length - 1];
    if (!number || !last) continue;
    found.push({ number, text: text.slice(first.at, last.end), at: first.at });
    from += digits.length - 1;
  }
  return found;
}

/** The digits that are said one after another. */
function digitsFrom(tokens: readonly Token[], from: number): string {
  let digits = '';
  for (let n = from; n < tokens.length && digits.length < SPOKEN.most; n += 1) {
    const token = tokens[n];
    const digit = token && digitOf(token);
    if (digit === undefined) break;
    digits += String(digit);
  }
  return digits;
}
