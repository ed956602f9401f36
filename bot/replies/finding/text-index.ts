import MiniSearch from 'minisearch';
import { type Abbreviations, words } from '../../language/tokens';

/** What is searched of one piece of knowledge. */
export interface SearchedText {
  title: string;
  questions: string;
  body: string;
}

const BOOST = { title: 3, questions: 2, body: 1 };

/** Full-text search over all words, with folded accents: for what no known question is like. */
export class TextIndex {
  readonly #search: MiniSearch<SearchedText & { id: number }>;
  readonly #size: number;

  constructor(texts: readonly SearchedText[], abbreviations: Abbreviations) {
    this.#size = texts.length;
    this.#search = new MiniSearch({
      fields: ['title', 'questions', 'body'],
      tokenize: (text) => withPairs(words(text, abbreviations)),
      processTerm: (term) => term,
      searchOptions: { boost: BOOST },
    });
    this.#search.addAll(texts.map((text, id) => ({ ...text, id })));
  }

  /** The score of every text, by its number; 0 where nothing matches. Scores grow with the length of the query. */
  compare(query: string): Float64Array {
    const scores = new Float64Array(this.#size);
    for (const { id, score } of this.#search.search(query)) scores[id as number] = score;
    return scores;
  }
}

/** Vietnamese words are mostly two syllables: "nội tạng" says far more than "nội" and "tạng". */
function withPairs(list: readonly string[]): string[] {
  return [...list, ...list.slice(1).map((word, n) => `${list[n] ?? ''} ${word}`)];
}
