import { FNV_PRIME, FNV_START, SPACE, hash } from '../language/fnv';

/** The feature (32 bits) that hashes to a value: its upper bits, which are mixed best, help the lower ones. */
export const featureAt = (value: number): number => (value >>> 15) ^ value;

/** Hashes on (FNV-1a) over one code. */
export const onward = (value: number, code: number): number => Math.imul(value ^ code, FNV_PRIME);

/** Hashes on over letters by their codes, `to` exclusive. */
export function hashCodes(start: number, codes: Uint32Array, from: number, to: number): number {
  let value = start;
  for (let n = from; n < to; n += 1) value = onward(value, codes[n] ?? 0);
  return value;
}

/** Hashes on over the space between two parts of a feature. */
export const spaced = (value: number): number => onward(value, SPACE);

/** Where the hash of each feature of a kind begins, so that kinds do not meet. */
export const salted = (kind: string): number => spaced(hash(FNV_START, kind));

/** The feature of one part or two. */
export function featureOf(kind: number, one: string, other?: string): number {
  const first = hash(kind, one);
  return featureAt(other === undefined ? first : hash(spaced(first), other));
}
