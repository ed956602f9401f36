import type { IsSyllable } from './syllables';

/** No syllable is longer with all its keys ("nghieengs"); what is would only cost time, which grows with its square. */
const LONGEST_KEYED = 12;

/** Telex writes tones as letters behind the vowel, and hats and horns as doubled letters or w: "vieejc" is việc, "ddi" is đi. */
const TONES = /^(.*?[aeiouy][a-z]*?)[sfrxj]([a-z]*)$/;

/**
 * Undoes keys of Telex that were left in a word, also in part ("đuocwj", "khoong").
 *
 * @param folded letters without accents that are no syllable as they stand
 * @returns the syllable that was meant, without accents; undefined when there is none
 */
export function untelex(folded: string, isSyllable: IsSyllable): string | undefined {
  if (folded.length > LONGEST_KEYED) return undefined;
  const plain = shapesUndone(folded);
  if (isSyllable(plain)) return plain;
  const [, head, tail] = TONES.exec(folded) ?? [];
  const toneless = head === undefined ? undefined : shapesUndone(head + (tail ?? ''));
  return toneless !== undefined && isSyllable(toneless) ? toneless : undefined;
}

const shapesUndone = (folded: string) =>
  folded
    .replace(/^dd/, 'd')
    .replace(/dd$/, 'd')
    .replace(/([aeo])(?:\1)+/g, '$1')
    .replace(/(?<=[aou][a-z]*)w/g, '');
