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

/** How every text compares with a query, by the text's number. */
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
  /** The texts of term `n` stand from `starts[n]` on, each with what the term adds to it. */
  terms: string[];
  starts: Uint32Array;
  targets: Uint16Array;
  weights: Float32Array;
}

/**
 * Full-text search (BM25) over words and pairs of words: for what no known question is like. What a term adds to a text is
 * reckoned beforehand, so that a search only sums up: a library that keeps its postings in objects took ten times as long.
 */
export class TextIndex {
  /** The number of each term. */
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(readonly tables: TextTables) {
    this.#numbers = new Map(tables.terms.map((term, number) => [term, number]));
  }

  static of(texts: readonly SearchedText[]): TextIndex {
    const isCommon = (uses: Uses) => uses.size > COMMON * texts.length;
    // Common words are kept all the same: how a question is put is held by what answers such questions.
    const postings = [...postingsOf(texts)].filter(([term, uses]) => !isPair(term) || !isCommon(uses));
    const lengths = texts.map(({ title, body }) => TITLE * title.length + body.length);
    const average = lengths.reduce((sum, length) => sum + length, 0) / (texts.length || 1);
    const total = postings.reduce((sum, [, uses]) => sum + uses.size, 0);
    const starts = new Uint32Array(postings.length + 1);
    const [targets, weights] = [new Uint16Array(total), new Float32Array(total)];
    let at = 0;
    postings.forEach(([, uses], number) => {
      const rarity = isCommon(uses) ? 0 : rarityOf(uses.size, texts.length);
      for (const [text, count] of uses) {
        const held = BM25.k * (1 - BM25.b + (BM25.b * (lengths[text] ?? 0)) / average);
        targets[at] = text;
        weights[at] = (rarity * count * (BM25.k + 1)) / (count + held);
        at += 1;
      }
      starts[number + 1] = at;
    });
    return new TextIndex({ size: texts.length, terms: postings.map(([term]) => term), starts, targets, weights });
  }

  compare(query: readonly string[]): TextMatch {
    const { size, starts, targets, weights } = this.tables;
    const [scores, held] = [new Float64Array(size), new Float64Array(size)];
    let asked = 0;
    for (const term of new Set(termsOf(query))) {
      const number = this.#numbers.get(term);
      if (number === undefined) continue;
      const [from, to] = [starts[number] ?? 0, starts[number + 1] ?? 0];
      const rarity = isPair(term) ? 0 : rarityOf(to - from, size);
      asked += rarity;
      for (let at = from; at < to; at += 1) {
        const target = targets[at] ?? 0;
        scores[target] = (scores[target] ?? 0) + (weights[at] ?? 0);
        if (rarity) held[target] = (held[target] ?? 0) + rarity;
      }
    }
    if (asked) for (let n = 0; n < size; n += 1) held[n] = (held[n] ?? 0) / asked;
    return { scores, held };
  }
}

/** How often each text holds a term. */
type Uses = Map<number, number>;

/** How rare a term is that so many of all texts hold. */
const rarityOf = (uses: number, texts: number): number => Math.log(1 + (texts - uses + 0.5) / (uses + 0.5));

const isPair = (term: string): boolean => term.includes(' ');

/** Vietnamese words are mostly two syllables: "nội tạng" says far more than "nội" and "tạng". */
function termsOf(words: readonly string[]): string[] {
  return [...words, ...words.slice(1).map((word, n) => `${words[n] ?? ''} ${word}`)];
}

function postingsOf(texts: readonly SearchedText[]): Map<string, Uses> {
  const postings = new Map<string, Uses>();
  const add = (term: string, text: number, weight: number) => {
    const uses = postings.get(term) ?? new Map<number, number>();
    postings.set(term, uses.set(text, (uses.get(text) ?? 0) + weight));
  };
  texts.forEach(({ title, body }, text) => {
    for (const term of termsOf(title)) add(term, text, TITLE);
    for (const term of termsOf(body)) add(term, text, 1);
  });
  return postings;
}
