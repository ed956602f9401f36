import { readNumber } from './numbers';
import { type Token, isWord, scan } from './scan';

/** A phrase that was found: what it means and which tokens it covers, `to` exclusive. */
export interface PhraseMatch<T> {
  meaning: T;
  from: number;
  to: number;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  /** Phrases that end here; several may fold to the same letters. */
  ends: { words: readonly string[]; meaning: T }[];
}

/** Stands in a phrase for a number in digits or words. */
const NUMBER = '{n}';
const newNode = <T>(): Node<T> => ({ next: new Map(), ends: [] });

/** Finds phrases of a table in one pass, however many there are; words are compared as {@link isWord} does. */
export class PhraseIndex<T> {
  readonly #root: Node<T> = newNode();

  constructor(entries: Iterable<readonly [phrase: string, meaning: T]>) {
    for (const [phrase, meaning] of entries) this.#add(phrase, meaning);
  }

  /** The longest phrase that begins at a token. */
  longestAt(tokens: readonly Token[], from: number): PhraseMatch<T> | undefined {
    return this.#longest(this.#root, tokens, from, from, []);
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

  #add(phrase: string, meaning: T): void {
    const words = phrase.split(NUMBER).flatMap((part, n) => [...(n ? [NUMBER] : []), ...written(part)]);
    let node = this.#root;
    for (const word of words) {
      const key = word === NUMBER ? NUMBER : (scan(word)[0]?.folded ?? word);
      node = node.next.get(key) ?? node.next.set(key, newNode()).get(key) ?? node;
    }
    node.ends.push({ words, meaning });
  }

  #longest(
    node: Node<T>,
    tokens: readonly Token[],
    from: number,
    at: number,
    path: readonly (Token | undefined)[],
  ): PhraseMatch<T> | undefined {
    const token = tokens[at];
    const next = token && node.next.get(token.folded);
    const longer = next && this.#longest(next, tokens, from, at + 1, [...path, token]);
    if (longer) return longer;
    const slot = node.next.get(NUMBER);
    const number = slot && readNumber(tokens, at);
    const counted = number && this.#longest(slot, tokens, from, number.next, [...path, undefined]);
    if (counted) return counted;
    const end = node.ends.find(({ words }) => words.every((word, n) => !path[n] || isWord(path[n], word)));
    return end && { meaning: end.meaning, from, to: at };
  }
}

const written = (part: string) => scan(part.normalize('NFC')).map((token) => token.written);
