import { createHash } from 'node:crypto';

/**
 * Begins no telephone number in Vietnam: mobile ones begin with 03, 05, 07, 08, 09 and landlines with 02 (Circular
 * 22/2014/TT-BTTTT), so nobody can be reached or bothered under it.
 */
const PREFIX = '06';
const DIGITS = 7;

/**
 * A case's number as the person keeps it: it looks like any telephone number, and whoever writes it from another account
 * is known to speak of that case. It tells nothing, and neither does our answer to it.
 */
export function returnNumberOf(caseId: string): string {
  const digest = createHash('sha256').update(`return/${caseId}`).digest();
  const digits = String(digest.readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0');
  return grouped(`${PREFIX}${digits}${checkDigit(digits)}`);
}

/** The number in a message that is nothing else; undefined also when a figure was mistyped. */
export function readReturnNumber(text: string): string | undefined {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^(?:\+|00)?84(?=6)/, '0');
  if (!/^06\d{8}$/.test(digits)) return undefined;
  const body = digits.slice(PREFIX.length, -1);
  return checkDigit(body) === digits.slice(-1) ? grouped(digits) : undefined;
}

const grouped = (digits: string) => `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`;

/** Luhn's check digit (ISO/IEC 7812-1): finds one wrong figure and most exchanged ones. */
function checkDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, n) => {
      const doubled = n % 2 ? Number(digit) : Number(digit) * 2;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return String((10 - (sum % 10)) % 10);
}
