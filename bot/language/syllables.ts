import type { SyllableRegister } from '../../knowledge/registers';

/** Whether letters without accents can be a Vietnamese syllable. */
export type IsSyllable = (folded: string) => boolean;

/** Makes the test from knowledge/registers/syllables.yaml. */
export function createSyllableTest({ onsets, rhymes }: SyllableRegister): IsSyllable {
  const all = new Set(onsets.flatMap((onset) => rhymes.map((rhyme) => onset + rhyme)));
  return (folded) => all.has(folded);
}
