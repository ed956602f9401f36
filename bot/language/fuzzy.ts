import { keysBeside } from './keyboard';

/** Words shorter than this are too like each other to guess at. */
const SHORTEST = 2;
const LONGEST = 14;
/** How unlikely each kind of slip is (minus the logarithm of its probability, by our own judgement of phone keyboards). */
const COST = { swap: 4, doubled: 3, beside: 4.5, missing: 4.5, extra: 6, other: 7 } as const;

/** A known word near to a written one, and how unlikely the slip between them is. */
export interface Near {
  word: string;
  cost: number;
}

/**
 * Finds the known words that a written one may have been meant to be: one letter left out, put in, doubled, changed, or two
 * swapped. A deletion neighbourhood (SymSpell): every known word is filed under itself and under itself without each one of
 * its letters, so that a lookup takes as many steps as the word has letters, however many words are known.
 */
export class FuzzyWords {
  readonly #byRemainder = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST) continue;
      for (const remainder of [word, ...remainders(word)]) {
        const filed = this.#byRemainder.get(remainder);
        if (filed) filed.push(word);
        else this.#byRemainder.set(remainder, [word]);
      }
    }
  }

  near(word: string): Near[] {
    if (word.length < SHORTEST || word.length > LONGEST) return [];
    const found = new Map<string, number>();
    for (const remainder of [word, ...remainders(word)]) {
      for (const known of this.#byRemainder.get(remainder) ?? []) {
        const kind = found.has(known) ? undefined : slipBetween(word, known);
        if (kind) found.set(known, COST[kind]);
      }
    }
    return Array.from(found, ([known, cost]) => ({ word: known, cost }));
  }
}

function remainders(word: string): string[] {
  return Array.from(word, (_, n) => word.slice(0, n) + word.slice(n + 1));
}

/** What kind of slip makes `known` into `word`; undefined when it takes more than one, or none. */
function slipBetween(word: string, known: string): keyof typeof COST | undefined {
  let start = 0;
  while (start < word.length && word[start] === known[start]) start += 1;
  let [end, knownEnd] = [word.length, known.length];
  while (end > start && knownEnd > start && word[end - 1] === known[knownEnd - 1])
    [end, knownEnd] = [end - 1, knownEnd - 1];
  const [here, there] = [word.slice(start, end), known.slice(start, knownEnd)];
  if (here.length === 1 && !there) return word[start - 1] === here || word[end] === here ? 'doubled' : 'extra';
  if (!here && there.length === 1) return 'missing';
  if (here.length === 2 && there.length === 2 && here[0] === there[1] && here[1] === there[0]) return 'swap';
  if (here.length !== 1 || there.length !== 1) return undefined;
  return keysBeside(there).includes(here) ? 'beside' : 'other';
}
