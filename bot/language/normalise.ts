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
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');
}
