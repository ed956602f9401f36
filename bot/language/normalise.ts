/** Longer messages are read from both ends: what matters stands at the beginning or at the end of a long story. */
const READ_HEAD = 3_000;
const READ_TAIL = 1_000;

/** Control characters, zero-width characters and marks that turn the direction of writing; line breaks are kept. */
const INVISIBLE = /(?![\n\u200d])[\p{Cc}\p{Cf}]/gu;

/**
 * Makes one form of what can be written in many: Unicode NFC, no invisible characters, no broken surrogates, single
 * spaces, bounded length. Case and accents are kept.
 */
export function normalise(text: string): string {
  const whole = text.length > READ_HEAD + READ_TAIL ? `${text.slice(0, READ_HEAD)} ${text.slice(-READ_TAIL)}` : text;
  return whole
    .toWellFormed()
    .replaceAll('\ufffd', ' ')
    .normalize('NFC')
    .replace(/[\t\r\u2028\u2029\u00a0]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/**
 * Folds to lower-case letters without accents: `Đòi hoà` and `doi hoa` become the same, and so do the two ways of placing
 * a tone mark (hoà, hòa).
 */
export function fold(text: string): string {
  const codes: number[] = [];
  let folded = '';
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    const plain = code < LATIN_END ? (FOLDED[code] ?? code) : code;
    if (plain) codes.push(plain);
    if (codes.length < CHUNK) continue;
    folded += String.fromCharCode(...codes);
    codes.length = 0;
  }
  return folded + String.fromCharCode(...codes);
}

/** As many arguments as a call takes safely. */
const CHUNK = 1_024;
/** Behind the last Latin letter of Vietnamese (ỹ, U+1EF9). */
const LATIN_END = 0x1f00;
/** For each code unit the letter without accent, in lower case; 0 for a mark that stands alone. */
const FOLDED = Uint16Array.from({ length: LATIN_END }, (_, code) => {
  if (code >= 0x300 && code < 0x370) return 0;
  const lower = String.fromCharCode(code).toLowerCase();
  if (lower === 'đ') return 'd'.charCodeAt(0);
  return lower.length === 1 ? lower.normalize('NFD').charCodeAt(0) : code;
});
