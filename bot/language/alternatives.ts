import type { Choice, Meant } from './choices';
import type { Lexeme, Lexemes } from './lexemes';

/** A second word that costs so much more (in minus natural logarithms of odds) is hardly meant. */
const NEARLY_AS_LIKELY = 3;

/** Names, for each word of a reading that was half a guess, the second likeliest one between the same neighbours. */
export type WithAlternatives = (reading: readonly Choice[], readings: readonly (readonly Choice[])[]) => Meant[];

/** Makes it. It is given all `readings` of each place among which the `reading` was chosen. */
export function createAlternatives(lexemes: Lexemes): WithAlternatives {
  const opening = lexemes.of('');

  function second(meant: Choice, several: readonly Choice[], before: Lexeme, after?: Lexeme): string | undefined {
    const costOf = ({ first, cost }: Choice) =>
      cost + lexemes.surprise(first, before) + (after ? lexemes.surprise(after, first) : 0);
    let [best, least]: [string | undefined, number] = [undefined, costOf(meant) + NEARLY_AS_LIKELY];
    for (const choice of several) {
      if (!isOneWord(choice) || choice.words[0] === meant.words[0]) continue;
      const cost = costOf(choice);
      if (cost < least) [best, least] = [choice.words[0], cost];
    }
    return best;
  }

  return (reading, readings) => {
    let place = 0;
    return reading.map((meant, n) => {
      const several = readings[place] ?? [];
      place += meant.span;
      if (several.length < 2 || !isOneWord(meant)) return meant;
      const before = reading[n - 1]?.last ?? opening;
      const also = second(meant, several, before, reading[n + 1]?.first);
      return also === undefined ? meant : { span: meant.span, words: meant.words, also };
    });
  };
}

const isOneWord = ({ span, words }: Choice) => span === 1 && words.length === 1;
