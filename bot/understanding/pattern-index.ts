import { type Patterns, compilePatterns } from '../../knowledge/patterns';
import { KeySketch } from '../language/key-sketch';
import { keyOf } from '../language/written-words';
import { beginningsOf } from './beginnings';
import { type WordRuns, pairKey } from './word-runs';

/** A pattern by itself, and its place among all. */
interface Ranked {
  readonly pattern: RegExp;
  readonly rank: number;
}

/** What was found of a pattern, and where it ends (exclusive). */
interface Found {
  readonly rank: number;
  readonly words: string;
  readonly end: number;
}

const NONE: readonly Ranked[] = [];

/**
 * Looks for patterns only where a word stands, or two, with which one of them can begin: at few places of a long story, and for few
 * patterns at each. Those of which that cannot be read are looked for everywhere.
 */
export class PatternIndex {
  /** Each is sticky: tried at one place alone. */
  readonly #byBeginning: ReadonlyMap<number, readonly Ranked[]>;
  /** Of most words one look shows that none begins with them. */
  readonly #beginnings: KeySketch;
  readonly #others: readonly Ranked[];
  readonly #anyOther: RegExp;

  constructor({ each }: Patterns) {
    const patterns = each.map((pattern, rank) => ({ pattern, rank, beginnings: beginningsOf(pattern.source) }));
    this.#byBeginning = byBeginning(patterns);
    this.#beginnings = new KeySketch(this.#byBeginning.keys());
    this.#others = patterns.filter(({ beginnings }) => !beginnings);
    this.#anyOther = compilePatterns(this.#others.map(({ pattern }) => pattern.source)).any;
  }

  /** Whether any of them stands in a text, of which these are the words. */
  isIn(text: string, words: WordRuns): boolean {
    for (let n = 0; n < words.count; n += 1) {
      if (isAnyAt(this.#beginningWith(words.keyAt(n)), text, words.startAt(n))) return true;
      if (isAnyAt(this.#beginningWith(words.pairKeyAt(n)), text, words.startAt(n))) return true;
    }
    return this.#hasOther(text);
  }

  /** All that stands there of the first of them, then of the second and so on, as `text.match` tells it. */
  allIn(text: string, words: WordRuns): string[] {
    const found: Found[] = [];
    for (let n = 0; n < words.count; n += 1) {
      addAllAt(this.#beginningWith(words.keyAt(n)), text, words.startAt(n), found);
      addAllAt(this.#beginningWith(words.pairKeyAt(n)), text, words.startAt(n), found);
    }
    if (this.#hasOther(text))
      for (const { pattern, rank } of this.#others)
        for (const words of text.match(pattern) ?? []) found.push({ rank, words, end: text.length });
    return found.sort((one, other) => one.rank - other.rank).map(({ words }) => words);
  }

  #hasOther(text: string): boolean {
    return this.#others.length > 0 && this.#anyOther.test(text);
  }

  #beginningWith(key: number): readonly Ranked[] {
    return this.#beginnings.mayHave(key) ? (this.#byBeginning.get(key) ?? NONE) : NONE;
  }
}

function byBeginning(patterns: readonly (Ranked & { beginnings: string[] | undefined })[]): Map<number, Ranked[]> {
  const found = new Map<number, Ranked[]>();
  for (const { pattern, rank, beginnings = [] } of patterns) {
    const ranked = { pattern: new RegExp(pattern.source, 'my'), rank };
    for (const key of new Set(beginnings.map(beginningKey))) {
      const several = found.get(key);
      if (several) several.push(ranked);
      else found.set(key, [ranked]);
    }
  }
  return found;
}

function beginningKey(words: string): number {
  const [first = '', second] = words.split(' ');
  return second === undefined ? keyOf(first) : pairKey(keyOf(first), keyOf(second));
}

function isAnyAt(patterns: readonly Ranked[], text: string, start: number): boolean {
  for (const { pattern } of patterns) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return true;
  }
  return false;
}

/** What overlaps what was found of the same pattern before is left out. */
function addAllAt(patterns: readonly Ranked[], text: string, start: number, found: Found[]): void {
  for (const { pattern, rank } of patterns) {
    pattern.lastIndex = start;
    // `exec` would make something of every try, and most are in vain.
    if (!pattern.test(text) || isCovered(found, rank, start)) continue;
    const end = pattern.lastIndex;
    found.push({ rank, words: text.slice(start, end), end });
  }
}

const isCovered = (found: readonly Found[], rank: number, place: number): boolean =>
  found.some((before) => before.rank === rank && before.end > place);
