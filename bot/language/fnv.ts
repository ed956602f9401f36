/** The constants of FNV-1a (32 bits; Fowler, Noll, Vo). */
export const FNV_PRIME = 0x01000193;
export const FNV_START = 0x811c9dc5;
/** The code of the space: stands between the parts of what is hashed. */
export const SPACE = 32;

/** Hashes on (FNV-1a) over some text, by its UTF-16 units. */
export function hash(start: number, text: string): number {
  let value = start;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), FNV_PRIME);
  return value;
}
