import type { Lexeme } from './lexemes';

/** What a slip may have hidden, before it is worth being made a choice. */
export interface Candidate {
  span: number;
  /** One word, or two. */
  words: readonly [Lexeme] | readonly [Lexeme, Lexeme];
  cost: number;
}

/** Keeps the few likeliest of many candidates, likeliest first; of equally likely ones those that came first. */
export class Likeliest {
  readonly candidates: Candidate[] = [];
  readonly #unlikelihoods: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether one of these words that costs at least so much could still be among them. */
  hasRoomFor(cost: number, first: Lexeme, last?: Lexeme): boolean {
    return unlikelihoodOf(cost, first, last) < this.#worst;
  }

  add(candidate: Candidate): void {
    const [first, last] = candidate.words;
    const unlikelihood = unlikelihoodOf(candidate.cost, first, last);
    if (!(unlikelihood < this.#worst)) return;
    if (this.candidates.length === this.#most) this.#dropLast();
    let at = this.candidates.length;
    while (at > 0 && unlikelihood < (this.#unlikelihoods[at - 1] ?? -Infinity)) at -= 1;
    this.candidates.splice(at, 0, candidate);
    this.#unlikelihoods.splice(at, 0, unlikelihood);
  }

  get #worst(): number {
    return this.candidates.length < this.#most ? Infinity : (this.#unlikelihoods[this.#most - 1] ?? Infinity);
  }

  #dropLast(): void {
    this.candidates.pop();
    this.#unlikelihoods.pop();
  }
}

const unlikelihoodOf = (cost: number, first: Lexeme, last?: Lexeme) => cost + first.rarity + (last ? last.rarity : 0);
