/** Longer messages are read from both ends: what matters stands at the beginning or at the end of a long story. */
const READ_HEAD = 3_000;
const READ_TAIL = 1_000;

/** Control characters, zero-width characters and marks that turn the direction of writing; line breaks are kept. */
const INVISIBLE = /[\p{Cc}\p{Cf}](?<![\n\u200d])/gu;
/** Letters and digits that apps dress up: in circles, of full width, mathematical (𝓬𝓾̛́𝓾), in squares. */
const DRESSED = /[\u2460-\u24ff\uff01-\uff5e\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]/gu;
/** From here on white letters stand in dark circles and squares, which Unicode gives no plain form; they begin anew after 32. */
const DARK_LETTERS = 0x1f150;
/** Anything but line breaks, Latin, Greek and Cyrillic, of which only the soft hyphen is invisible: looked for first, as it takes little time. */
const UNUSUAL = /[^\n\x20-\x7e\xa1-\xac\xae-\u05ff\u1e00-\u1fff]/;

/**
 * Makes one form of what can be written in many: Unicode NFC, plain letters for dressed-up ones, no invisible characters, no
 * broken surrogates, single spaces, bounded length. Case and accents are kept.
 */
export function normalise(text: string): string {
  const whole = text.length > READ_HEAD + READ_TAIL ? `${text.slice(0, READ_HEAD)} ${text.slice(-READ_TAIL)}` : text;
  const composed = whole.toWellFormed().replaceAll('\ufffd', ' ').normalize('NFC');
  return (UNUSUAL.test(composed) ? withoutInvisible(composed) : composed).replace(/ {2,}/g, ' ').trim();
}

const withoutInvisible = (text: string) =>
  text
    .replace(/[\t\r\u2028\u2029\u00a0]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(DRESSED, plainLetter)
    .normalize('NFC');

function plainLetter(letter: string): string {
  const place = (letter.codePointAt(0) ?? 0) - DARK_LETTERS;
  return place < 0 ? letter.normalize('NFKC') : String.fromCharCode('A'.charCodeAt(0) + (place % 32));
}

/**
 * Folds to lower-case letters without accents: `Đòi hoà` and `doi hoa` become the same, and so do the two ways of placing
 * a tone mark (hoà, hòa).
 */
export function fold(text: string): string {
  // Folded letters nearly always fit into a byte each, and such strings are the fastest to make and to compare.
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let n = 0; n < text.length; n += 1) {
    const plain = plainOf(text.charCodeAt(n));
    if (plain > 0xff) return foldWide(text);
    if (plain) bytes[length++] = plain;
  }
  return bytes.toString('latin1', 0, length);
}

/** The same for any script. */
function foldWide(text: string): string {
  const units = Buffer.allocUnsafe(2 * text.length);
  let length = 0;
  for (let n = 0; n < text.length; n += 1) {
    const plain = plainOf(text.charCodeAt(n));
    if (plain) length = units.writeUInt16LE(plain, length);
  }
  return units.toString('utf16le', 0, length);
}

const plainOf = (code: number) => (code < LATIN_END ? (FOLDED[code] ?? code) : code);

/** Behind the last Latin letter of Vietnamese (ỹ, U+1EF9). */
export const LATIN_END = 0x1f00;
/** For each code unit the letter without accent, in lower case; 0 for a mark that stands alone. */
const FOLDED = Uint16Array.from({ length: LATIN_END }, (_, code) => {
  if (code >= 0x300 && code < 0x370) return 0;
  const lower = String.fromCharCode(code).toLowerCase();
  if (lower === 'đ') return 'd'.charCodeAt(0);
  return lower.length === 1 ? lower.normalize('NFD').charCodeAt(0) : code;
});
