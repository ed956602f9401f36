import { LATIN_END } from './normalise';

/** Letters and digits are apart ("25tr" is 25 and tr); a number keeps its points and commas ("1.500.000"). */
const PIECE = /^(?:\p{L}+|\p{N}+(?:[.,]\p{N}+)*|[$€¥£₫])/u;
/** From here on scripts are written without spaces: each sign is a word of its own. */
const EAST_ASIAN = /[\u2e80-\uffff]/;

/** What a sign is to {@link PIECE}. Of the Latin alphabet and its neighbours it stands in a table: that is far faster than a pattern. */
const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const CURRENCY = 3;
const KINDS = Uint8Array.from({ length: LATIN_END }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/\p{L}/u.test(sign)) return LETTER;
  if (/\p{N}/u.test(sign)) return DIGIT;
  return /[$¥£]/.test(sign) ? CURRENCY : OTHER;
});
/** Dashes, quotation marks, dots: the only signs of our texts that are not in the table. */
const PUNCTUATION = { from: 0x2000, to: 0x206f };
const POINT = 46;
const COMMA = 44;

/** Cuts a text into words and numbers: tells where each begins and ends (exclusive), in their order. */
export function cut(text: string, found: (at: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    const latin = latinEnd(text, at);
    const end = latin ?? at + (PIECE.exec(text.slice(at))?.[0].length ?? 0);
    if (latin === undefined && EAST_ASIAN.test(text.slice(at, end))) eachSign(text, at, end, found);
    else if (end > at) found(at, end);
    at = Math.max(end, at + 1);
  }
}

/** Where the piece that begins here ends, `at` itself when none does; undefined when the table does not tell. */
function latinEnd(text: string, at: number): number | undefined {
  const kind = kindAt(text, at);
  if (kind === OTHER) return at;
  if (kind === CURRENCY) return at + 1;
  let end = at;
  let next = kind;
  while (next !== undefined && (next === kind || (kind === DIGIT && isInsideNumber(text, end)))) {
    end += 1;
    next = kindAt(text, end);
  }
  return next === undefined ? undefined : end;
}

/** A point or comma with a digit behind it. */
function isInsideNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === POINT || code === COMMA) && kindAt(text, at + 1) === DIGIT;
}

function kindAt(text: string, at: number): number | undefined {
  if (at >= text.length) return OTHER;
  const code = text.charCodeAt(at);
  return code >= PUNCTUATION.from && code <= PUNCTUATION.to ? OTHER : KINDS[code];
}

function eachSign(text: string, from: number, to: number, found: (at: number, end: number) => void): void {
  let at = from;
  for (const sign of text.slice(from, to)) {
    found(at, at + sign.length);
    at += sign.length;
  }
}
