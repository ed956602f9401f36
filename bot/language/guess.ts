import { FuzzyWords } from './fuzzy';
import type { IsSyllable } from './syllables';
import type { Vocabulary } from './vocabulary';

/** What a written word is taken for where nobody knows it, or where it fits neither neighbour. */
export type Guess = (word: string, before: string, after: string | undefined) => string | undefined;

/** How much the use of a single word counts beside that of a pair. */
const SMOOTHING = 3;
/** A slip that makes a real word of another must fit this much better (natural logarithm of the odds). */
const REAL_WORD = 2.5;
const LOST_SPACE = 4;
/** A word in this many messages is no slip, whatever stands beside it. */
const COMMON = 400;

/** Makes the guesser: the likeliest known word, by how slips happen and by which words stand together (noisy channel). */
export function createGuess(vocabulary: Vocabulary, isSyllable: IsSyllable): Guess {
  const fuzzy = new FuzzyWords(vocabulary.words.keys());
  const total = Array.from(vocabulary.words.values()).reduce((a, b) => a + b, 1);

  /** Logarithm of how likely a word is after another. */
  const likelihood = (word: string, before: string) => {
    const alone = (vocabulary.uses(word) + 0.1) / total;
    return Math.log(
      (vocabulary.follows(before, word) + SMOOTHING * alone * 20) / (vocabulary.uses(before) + SMOOTHING * 20),
    );
  };
  const fit = (words: readonly string[], before: string, after: string | undefined) => {
    let [sum, last] = [0, before];
    for (const word of words) [sum, last] = [sum + likelihood(word, last), word];
    return after === undefined ? sum : sum + likelihood(after, last);
  };

  return (word, before, after) => {
    const isReal = isSyllable(word);
    if (isReal && !isDoubtful(vocabulary, word, before, after)) return undefined;
    let best: string | undefined;
    let score = isReal ? fit([word], before, after) + REAL_WORD : -Infinity;
    for (const near of fuzzy.near(word)) {
      const one = fit([near.word], before, after) - near.cost;
      if (one > score) [best, score] = [near.word, one];
    }
    if (isReal) return best;
    for (const [left, right] of halves(word, vocabulary)) {
      const two = fit([left, right], before, after) - LOST_SPACE;
      if (two > score) [best, score] = [`${left} ${right}`, two];
    }
    return best;
  };
}

/** A real word is doubted only where it was never seen beside either neighbour. */
function isDoubtful(vocabulary: Vocabulary, word: string, before: string, after: string | undefined): boolean {
  if (vocabulary.uses(word) >= COMMON) return false;
  return vocabulary.follows(before, word) === 0 && (after === undefined || vocabulary.follows(word, after) === 0);
}

/** "khongcho" → "khong cho": both halves must be words in use. */
function halves(word: string, vocabulary: Vocabulary): (readonly [string, string])[] {
  return Array.from(word, (_, n) => [word.slice(0, n), word.slice(n)] as const).filter(
    ([left, right]) => vocabulary.uses(left) > 0 && vocabulary.uses(right) > 0,
  );
}
