import { HashedKeys } from '../../language/hashed-keys';
import { featureOf, salted } from '../../understanding/feature-hash';
import { inSteps } from './steps';

/** What is searched of one piece of knowledge, as words in standard spelling and without accents. */
export interface SearchedText {
  title: readonly string[];
  body: readonly string[];
}

/** A word of the title says so many times as much as one of the body. */
const TITLE = 3;
/** A syllable that more than this share of the texts hold tells none of them from the others. */
const COMMON = 0.2;
/** The customary constants of BM25: how soon a repeated term says no more, and how much long texts are held back. */
const BM25 = { k: 1.2, b: 0.75 };

/** How every text compares with a query, by the text's number: the room that a search fills. */
export interface TextMatch {
  /** 0 where nothing matches; grows with the length of the query. */
  scores: Float64Array;
  /** How much of the query the text holds at all, rare words counting more (0 to 1): what scores hide in long texts. */
  held: Float64Array;
}

/** What the search goes by. */
export interface TextTables {
  /** How many texts there are. */
  size: number;
  /** The hash of each term. The texts of term `n` stand from `starts[n]` on, each with what the term adds to it, in steps. */
  terms: Uint32Array;
  starts: Uint32Array;
  targets: Uint16Array;
  weights: Uint8Array;
  step: number;
}

const TERM = salted('t');

/**
 * Full-text search (BM25) over words and pairs of words: for what no known question is like. What a term adds to a text is
 * reckoned beforehand, so that a search only sums up: a library that keeps its postings in objects took ten times as long.
 */
export class TextIndex {
  readonly #terms: HashedKeys;

  constructor(readonly tables: TextTables) {
    this.#terms = new HashedKeys(tables.terms);
  }

  static of(texts: readonly SearchedText[]): TextIndex {
    const isCommon = ({ counts }: Uses) => counts.size > COMMON * texts.length;
    // Common words are kept all the same: how a question is put is held by what answers such questions.
    const postings = [...postingsOf(texts)].filter(([, uses]) => !uses.isPair || !isCommon(uses));
    const lengths = texts.map(({ title, body }) => TITLE * title.length + body.length);
    const average = lengths.reduce((sum, length) => sum + length, 0) / (texts.length || 1);
    const total = postings.reduce((sum, [, { counts }]) => sum + counts.size, 0);
    const starts = new Uint32Array(postings.length + 1);
    const [targets, weights] = [new Uint16Array(total), new Float32Array(total)];
    let at = 0;
    postings.forEach(([, uses], number) => {
      const rarity = isCommon(uses) ? 0 : rarityOf(uses.counts.size, texts.length);
      for (const [text, count] of uses.counts) {
        const held = BM25.k * (1 - BM25.b + (BM25.b * (lengths[text] ?? 0)) / average);
        targets[at] = text;
        weights[at] = (rarity * count * (BM25.k + 1)) / (count + held);
        at += 1;
      }
      starts[number + 1] = at;
    });
    const terms = Uint32Array.from(postings, ([term]) => term);
    return new TextIndex({ size: texts.length, terms, starts, targets, ...inSteps(weights) });
  }

  /** `into` is the room to fill: whoever searches again and again keeps one. */
  compare(query: readonly string[], into: TextMatch = roomFor(this.tables.size)): TextMatch {
    const { size, starts } = this.tables;
    const [scores, held] = [into.scores.fill(0), into.held.fill(0)];
    let asked = 0;
    for (const [term, isPair] of new Map(termsOf(query))) {
      const number = this.#terms.placeOf(term);
      if (number < 0) continue;
      const [from, to] = [starts[number] ?? 0, starts[number + 1] ?? 0];
      // Nearly all that a question touches are its few common words, and these add nothing to a score.
      if (isPair || to - from <= COMMON * size) this.#addWeights(from, to, scores);
      if (isPair) continue;
      const rarity = rarityOf(to - from, size);
      asked += rarity;
      this.#add(rarity, from, to, held);
    }
    if (asked) for (let n = 0; n < size; n += 1) held[n] = (held[n] ?? 0) / asked;
    return into;
  }

  #addWeights(from: number, to: number, scores: Float64Array): void {
    const { targets, weights, step } = this.tables;
    for (let at = from; at < to; at += 1) {
      const target = targets[at] ?? 0;
      scores[target] = (scores[target] ?? 0) + step * (weights[at] ?? 0);
    }
  }

  /** No text holds a term twice: four sums at once do not wait for each other. */
  #add(rarity: number, from: number, to: number, held: Float64Array): void {
    const { targets } = this.tables;
    const fours = to - ((to - from) % 4);
    for (let at = from; at < fours; at += 4) {
      const a = targets[at] ?? 0;
      const b = targets[at + 1] ?? 0;
      const c = targets[at + 2] ?? 0;
      const d = targets[at + 3] ?? 0;
      const inA = (held[a] ?? 0) + rarity;
      const inB = (held[b] ?? 0) + rarity;
      const inC = (held[c] ?? 0) + rarity;
      const inD = (held[d] ?? 0) + rarity;
      held[a] = inA;
      held[b] = inB;
      held[c] = inC;
      held[d] = inD;
    }
    for (let at = fours; at < to; at += 1) {
      const target = targets[at] ?? 0;
      held[target] = (held[target] ?? 0) + rarity;
    }
  }
}

const roomFor = (texts: number): TextMatch => ({ scores: new Float64Array(texts), held: new Float64Array(texts) });

/** How often each text holds a term, which is a word or a pair of words. */
interface Uses {
  counts: Map<number, number>;
  isPair: boolean;
}

/** How rare a term is that so many of all texts hold. */
const rarityOf = (uses: number, texts: number): number => Math.log(1 + (texts - uses + 0.5) / (uses + 0.5));

/** The hash of each term, and whether it is a pair. Vietnamese words are mostly two syllables: "nội tạng" says far more than "nội" and "tạng". */
function termsOf(words: readonly string[]): [term: number, isPair: boolean][] {
  const pairs = words.slice(1).map((word, n) => featureOf(TERM, words[n] ?? '', word) >>> 0);
  return [
    ...words.map((word): [number, boolean] => [featureOf(TERM, word) >>> 0, false]),
    ...pairs.map((pair): [number, boolean] => [pair, true]),
  ];
}

function postingsOf(texts: readonly SearchedText[]): Map<number, Uses> {
  const postings = new Map<number, Uses>();
  const add = (term: number, isPair: boolean, text: number, weight: number) => {
    const uses = postings.get(term) ?? { counts: new Map<number, number>(), isPair };
    uses.counts.set(text, (uses.counts.get(text) ?? 0) + weight);
    postings.set(term, uses);
  };
  texts.forEach(({ title, body }, text) => {
    for (const [term, isPair] of termsOf(title)) add(term, isPair, text, TITLE);
    for (const [term, isPair] of termsOf(body)) add(term, isPair, text, 1);
  });
  return postings;
}
