import { fold, normalise } from './normalise';

/** Words in a row that are compared; three survive a changed name or number here and there. */
const SHINGLE_WORDS = 3;
/** Shorter texts have too few shingles to say anything. */
const LEAST_WORDS = 12;
/** Eight bands of four: texts that share 80 % of their shingles are found in 99 of 100 cases, such with 30 % in 6. */
const BANDS = 8;
const ROWS = 4;

/**
 * Fingerprints by which near copies of a text are found: two texts that share one are likely the same advert with small
 * changes. MinHash with banding (Broder 1997; Leskovec et al., Mining of Massive Datasets, 3.4). Empty for a short text.
 */
export function nearCopyKeys(text: string): string[] {
  const words = fold(normalise(text)).match(/\p{L}+/gu) ?? [];
  if (words.length < LEAST_WORDS) return [];
  const signature = signatureOf(words);
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = signature.slice(band * ROWS, (band + 1) * ROWS);
    return `${band}:${rows.map((row) => row.toString(36)).join('.')}`;
  });
}

/** Numbers are left out: a new phone and a new wage do not make a new advert. */
function signatureOf(words: readonly string[]): number[] {
  const least = new Array<number>(BANDS * ROWS).fill(0xffffffff);
  for (let n = 0; n + SHINGLE_WORDS <= words.length; n += 1) {
    const shingle = hash(words.slice(n, n + SHINGLE_WORDS).join(' '));
    for (const [row, smallest] of least.entries()) {
      const mixed = mix(shingle, row);
      if (mixed < smallest) least[row] = mixed;
    }
  }
  return least;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return value >>> 0;
}

/** Another permutation of the hashes for every row: the finaliser of MurmurHash3 over a shifted value. */
function mix(value: number, row: number): number {
  let mixed = (value + Math.imul(row + 1, 0x9e3779b9)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
