import { slipCost } from './slips';

/** Longer ones are no words. */
const LONGEST = 14;
/** Of two slips only words of so many letters are still known. */
const SHORTEST_FOR_TWO = 3;
const LONGEST_FOR_TWO = 10;
/** No single slip costs more; and two together are only looked for while they are likely ones. */
const MOST = { one: 7, two: 13 } as const;

/** A known word near to a written one, and how unlikely the slips between them are. */
export interface Near {
  word: string;
  cost: number;
}

/**
 * Finds the known words that a written one may have been meant to be: letters left out, put in, doubled, changed, or swapped.
 * A deletion neighbourhood (SymSpell): every known word is filed under itself and under itself without each one of its
 * letters, one of four letters or more also without each two, so that a lookup takes as many steps as the word has letters,
 * however many words are known.
 */
export class FuzzyWords {
  readonly #byRemainder = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const remainders = word.length <= SHORTEST_FOR_TWO ? withoutOne(word) : withoutTwo(word);
      for (const remainder of new Set([word, ...remainders])) {
        const filed = this.#byRemainder.get(remainder);
        if (filed) filed.push(word);
        else this.#byRemainder.set(remainder, [word]);
      }
    }
  }

  /** By one slip. */
  near(word: string): Near[] {
    if (!word || word.length > LONGEST) return [];
    return this.#found(word, withoutOne(word), MOST.one);
  }

  /** By one slip or, if the word is long enough, by two. */
  nearByTwo(word: string): Near[] {
    if (word.length < SHORTEST_FOR_TWO || word.length > LONGEST_FOR_TWO) return this.near(word);
    return this.#found(word, withoutTwo(word), MOST.two);
  }

  #found(word: string, remainders: Iterable<string>, most: number): Near[] {
    const found = new Map<string, number>();
    for (const remainder of [word, ...remainders]) {
      for (const known of this.#byRemainder.get(remainder) ?? [])
        if (!found.has(known) && known !== word) found.set(known, slipCost(word, known));
    }
    return Array.from(found, ([known, cost]) => ({ word: known, cost })).filter(({ cost }) => cost <= most);
  }
}

const withoutOne = (word: string) => Array.from(word, (_, n) => word.slice(0, n) + word.slice(n + 1));

function withoutTwo(word: string): Set<string> {
  const once = withoutOne(word);
  return new Set([...once, ...once.flatMap(withoutOne)]);
}
