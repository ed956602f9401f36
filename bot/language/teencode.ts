import type { SpellingRegisters } from '../../knowledge/registers';
import type { IsSyllable } from './syllables';

/** The syllable that a chat spelling stands for ("fép" → phep), or undefined. */
export type Unteencode = (folded: string) => string | undefined;

/** Makes it from knowledge/registers/teencode.yaml: letters put for others, at most two in a word; the word most used is taken. */
export function createTeencode(
  rules: SpellingRegisters['teencode'],
  isSyllable: IsSyllable,
  uses: (word: string) => number,
): Unteencode {
  const changed = (word: string) =>
    rules.flatMap(({ from, to }) => (from.test(word) ? to.map((letters) => word.replace(from, letters)) : []));
  const mostUsed = (words: readonly string[]) =>
    words
      .filter(isSyllable)
      .reduce<string | undefined>(
        (best, word) => (uses(word) > (best === undefined ? 0 : uses(best)) ? word : best),
        undefined,
      );
  return (word) => {
    if (word.length > LONGEST) return undefined;
    const once = changed(word);
    return mostUsed(once) ?? mostUsed(once.flatMap(changed));
  };
}

/** No syllable of Vietnamese is longer ("nghiêng"), a chat spelling hardly. */
const LONGEST = 9;
