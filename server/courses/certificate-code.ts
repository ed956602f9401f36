import { createHash, createHmac } from 'node:crypto';
import { todayInVietnam } from '../../bot/vietnam-time';
import { isSameSecret } from '../same-secret';

/** What a certificate says: which course was passed, and on which day (counted from 1 January 2026). Nobody's name. */
export interface Certified {
  letter: string;
  day: number;
}

/** Crockford's base 32: no letter that is confused with a figure on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 1);
/** Letter 5 bits, day 13 bits (22 years), and 7 bits by which two certificates of one day differ. */
const PAYLOAD_LETTERS = 5;
/** 35 bits: who guesses needs ten thousand million tries, and few are let in each minute. */
const PROOF_LETTERS = 7;

/** The day of a moment (epoch ms), as a certificate counts days. */
export const dayOf = (now: number): number => (Date.parse(todayInVietnam(now)) - FIRST_DAY) / DAY_MS;
/** The ISO date of such a day. */
export const dateOf = (day: number): string => new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);

/** Writes the code; the same for the same `seed`. It proves itself, so that nothing needs to be kept. */
export function writeCode(key: Buffer, { letter, day }: Certified, seed: string): string {
  const spread = createHash('sha256').update(seed).digest().readUInt16BE(0) % 128;
  const payload = ALPHABET.indexOf(letter) * 2 ** 20 + (day % 2 ** 13) * 2 ** 7 + spread;
  const body = lettersOf(payload, PAYLOAD_LETTERS);
  return grouped(body + proofOf(key, body));
}

/** Reads a code as people type it; undefined when it is not one of ours. */
export function readCode(key: Buffer, typed: string): Certified | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (code.length !== PAYLOAD_LETTERS + PROOF_LETTERS) return undefined;
  const body = code.slice(0, PAYLOAD_LETTERS);
  if (!isSameSecret(code.slice(PAYLOAD_LETTERS), proofOf(key, body))) return undefined;
  const payload = Array.from(body).reduce((sum, letter) => sum * 32 + ALPHABET.indexOf(letter), 0);
  return { letter: ALPHABET.charAt(Math.floor(payload / 2 ** 20)), day: Math.floor(payload / 2 ** 7) % 2 ** 13 };
}

function proofOf(key: Buffer, body: string): string {
  const mac = createHmac('sha256', key).update(`certificate/${body}`).digest();
  return [...mac.subarray(0, PROOF_LETTERS)].map((byte) => ALPHABET.charAt(byte % 32)).join('');
}

function lettersOf(value: number, length: number): string {
  return Array.from({ length }, (_, n) => ALPHABET.charAt(Math.floor(value / 32 ** (length - 1 - n)) % 32)).join('');
}

const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
