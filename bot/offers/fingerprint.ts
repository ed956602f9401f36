import { fold } from '../language/normalise';

/** How many minima make a fingerprint; the likeness of two is known to about ±0.1 with 64. */
const MINIMA = 64;
/** Words in a row that are compared as one. */
const SHINGLE = 3;
/** Two fingerprints that share one of these groups of minima are looked at; of near-copies nearly all do. */
const BAND = 4;
/** From this likeness on two adverts are copies of one another. */
export const ALIKE = 0.5;
/** A shorter text is like too many others. */
const FEWEST_WORDS = 8;

/** The minima of a text's shingles under 64 hashes (MinHash, Broder 1997); undefined when there is too little text. */
export type Fingerprint = readonly number[];

/**
 * Makes the fingerprint of an advert: accents, case, emoji, figures and punctuation do not count, so that a copy with
 * another price or telephone number stays the same advert.
 */
export function fingerprintOf(text: string): Fingerprint | undefined {
  const words = fold(text.normalize('NFKC')).match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return undefined;
  const minima = new Array<number>(MINIMA).fill(0xffffffff);
  for (let at = 0; at + SHINGLE <= words.length; at += 1) {
    const base = hash(words.slice(at, at + SHINGLE).join(' '));
    for (let n = 0; n < MINIMA; n += 1) minima[n] = Math.min(minima[n] ?? 0, mix(base, n));
  }
  return minima;
}

/** How much two texts have in common, 0 to 1: the share of minima that agree estimates the Jaccard index. */
export function likeness(a: Fingerprint, b: Fingerprint): number {
  return a.filter((minimum, n) => minimum === b[n]).length / MINIMA;
}

/** Keys under which a fingerprint is found again: near-copies share at least one. */
export function bandsOf(fingerprint: Fingerprint): string[] {
  return Array.from(
    { length: MINIMA / BAND },
    (_, n) => `${n}:${fingerprint.slice(n * BAND, (n + 1) * BAND).join('.')}`,
  );
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** One of 64 hashes made from the first (MurmurHash3's finaliser). */
function mix(base: number, n: number): number {
  let value = base ^ Math.imul(n + 1, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
