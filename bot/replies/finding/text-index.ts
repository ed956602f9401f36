import MiniSearch from 'minisearch';
import { type Abbreviations, words } from '../../language/tokens';

/** What is searched of one piece of knowledge: its questions have an index of their own. */
export interface SearchedText {
  title: string;
  body: string;
}

const BOOST = { title: 3, body: 1 };
/** A syllable that more than this share of the texts hold tells none of them from the others. */
const COMMON = 0.2;

/** Full-text search over all words, with folded accents: for what no known question is like. */
export class TextIndex {
  readonly #search: MiniSearch<SearchedText & { id: number }>;
  readonly #size: number;

  constructor(texts: readonly SearchedText[], abbreviations: Abbreviations) {
    this.#size = texts.length;
    const common = commonIn(texts.map(({ body }) => words(body, abbreviations)));
    this.#search = new MiniSearch({
      fields: ['title', 'body'],
      tokenize: (text) => withPairs(words(text, abbreviations)),
      processTerm: (term) => (common.has(term) ? null : term),
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

function commonIn(texts: readonly (readonly string[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const list of texts) for (const term of new Set(list)) seen.set(term, (seen.get(term) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count > COMMON * texts.length).map(([term]) => term));
}
