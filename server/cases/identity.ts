import { createHash } from 'node:crypto';

/** Letters and figures that nobody confuses on the phone: no I, L, O, U (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;

/** The case that a message opens. The same message always gives the same case, so that a turn run twice opens one. */
export function caseIdentity(conversationId: string, messageId: string): { caseId: string; caseCode: string } {
  const digest = createHash('sha256')
    .update(JSON.stringify([conversationId, messageId]))
    .digest();
  const letters = [...digest.subarray(16, 16 + CODE_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return { caseId: digest.subarray(0, 16).toString('hex'), caseCode: `HD-${letters.join('')}` };
}
