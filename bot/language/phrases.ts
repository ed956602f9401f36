import { readNumber } from './numbers';
import { type Token, scan } from './scan';

/** A phrase that was found: what it means and which tokens it covers, `to` exclusive. */
export interface PhraseMatch<T> {
  meaning: T;
  from: number;
  to: number;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  /** What follows where the phrase has a number. */
  number?: Node<T>;
  /** Phrases that end here; several may fold to the same letters. */
  ends: End<T>[];
}

interface End<T> {
  words: readonly string[];
  meaning: T;
}

/** A number on the way through a phrase: where it began and how many tokens it took. */
interface NumberOnTheWay {
  at: number;
  took: number;
}

const NO_NUMBERS: readonly NumberOnTheWay[] = [];
/** Stands in a phrase for a number in digits or words. */
const NUMBER = '{n}';
const ANY_NUMBER: Token = { written: NUMBER, folded: NUMBER, at: 0, end: 0 };
/** A sketch of a word is one of so many numbers. */
const SKETCHES = 4_096;
const newNode = <T>(): Node<T> => ({ next: new Map(), ends: [] });

/** Finds phrases of a table in one pass, however many there are; words are compared as `isWord` does. */
export class PhraseIndex<T> {
  readonly #root: Node<T> = newNode();
  /** Which sketches the first words have: most words have none of these, and are not looked up. */
  readonly #sketches = new Uint8Array(SKETCHES);

  constructor(entries: Iterable<readonly [phrase: string, meaning: T]>) {
    for (const [phrase, meaning] of entries) this.#add(phrase, meaning);
    for (const first of this.#root.next.keys()) this.#sketches[sketchOf(first)] = 1;
  }

  /** The longest phrase that begins at a token. */
  longestAt(tokens: readonly Token[], from: number): PhraseMatch<T> | undefined {
    const first = tokens[from];
    if (!first || !(this.#root.number ?? this.#mayBegin(first.folded))) return undefined;
    return this.#longest(this.#root, tokens, from, from, NO_NUMBERS);
  }

  /** Every phrase, from left to right, the longest first; none overlaps another. */
  all(tokens: readonly Token[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const match = this.longestAt(tokens, at);
      if (!match) continue;
      found.push(match);
      at = match.to - 1;
    }
    return found;
  }

  /** Whether there is a phrase at all. */
  isIn(tokens: readonly Token[]): boolean {
    for (let at = 0; at < tokens.length; at += 1) if (this.longestAt(tokens, at)) return true;
    return false;
  }

  #mayBegin(word: string): boolean {
    return this.#sketches[sketchOf(word)] === 1;
  }

  #add(phrase: string, meaning: T): void {
    const words = phrase
      .split(NUMBER)
      .flatMap((part, n) => [...(n ? [ANY_NUMBER] : []), ...scan(part.normalize('NFC'))]);
    let node = this.#root;
    for (const word of words) node = word === ANY_NUMBER ? (node.number ??= newNode()) : child(node, word.folded);
    node.ends.push({ words: words.map(({ written }) => written), meaning });
  }

  #longest(
    start: Node<T>,
    tokens: readonly Token[],
    from: number,
    startAt: number,
    numbers: readonly NumberOnTheWay[],
  ): PhraseMatch<T> | undefined {
    let best: End<T> | undefined;
    let to = from;
    let node: Node<T> | undefined = start;
    for (let at = startAt; node; at += 1) {
      for (const end of node.ends) {
        if (!agrees(end.words, tokens, from, numbers)) continue;
        best = end;
        to = at;
        break;
      }
      const number = node.number && readNumber(tokens, at);
      const counted =
        node.number && number
          ? this.#longest(node.number, tokens, from, number.next, [...numbers, { at, took: number.next - at }])
          : undefined;
      if (counted) return counted;
      const token = tokens[at];
      node = token && node.next.get(token.folded);
    }
    return best && { meaning: best.meaning, from, to };
  }
}

function child<T>(node: Node<T>, word: string): Node<T> {
  const known = node.next.get(word);
  if (known) return known;
  const made = newNode<T>();
  node.next.set(word, made);
  return made;
}

/** Letters without accents have led here; now the accents must agree, too, unless the writer sets none. */
function agrees(
  words: readonly string[],
  tokens: readonly Token[],
  from: number,
  numbers: readonly NumberOnTheWay[],
): boolean {
  let at = from;
  for (const word of words) {
    const number = word === NUMBER ? numbers.find((one) => one.at === at) : undefined;
    const token = tokens[at];
    if (!number && token?.written !== word && token?.written !== token?.folded) return false;
    at += number?.took ?? 1;
  }
  return true;
}

/** Of its first two letters, its last one and its length: told in a fraction of the time that it takes to look the word up. */
const sketchOf = (word: string) =>
  (7 * word.charCodeAt(0) + 31 * word.charCodeAt(1) + 131 * word.charCodeAt(word.length - 1) + 17 * word.length) &
  (SKETCHES - 1);
