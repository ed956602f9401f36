import MiniSearch from 'minisearch';

/** What is searched of one piece of knowledge, as words in standard spelling and without accents. */
export interface SearchedText {
  title: readonly string[];
  body: readonly string[];
}

/** As {@link SearchedText}, in the form that MiniSearch takes. */
interface Document {
  id: number;
  title: string;
  body: string;
}

const BOOST = { title: 3, body: 1 };
/** A syllable that more than this share of the texts hold tells none of them from the others. */
const COMMON = 0.2;
/** So many terms of a query are looked up, the rarest first: a long story would take long and say no more. */
const MOST_TERMS = 40;

/** Full-text search over all words, with folded accents: for what no known question is like. */
export class TextIndex {
  readonly #search: MiniSearch<Document>;
  readonly #size: number;
  /** How many texts hold a term; terms that too many hold are left out. */
  readonly #uses: ReadonlyMap<string, number>;

  constructor(texts: readonly SearchedText[]) {
    this.#size = texts.length;
    this.#uses = usesIn(texts);
    this.#search = new MiniSearch<Document>({
      fields: ['title', 'body'],
      tokenize: (text) => text.split('|').filter((term) => this.#uses.has(term)),
      processTerm: (term) => term,
      searchOptions: { boost: BOOST },
    });
    this.#search.addAll(
      texts.map(({ title, body }, id) => ({ id, title: terms(title).join('|'), body: terms(body).join('|') })),
    );
  }

  /** The score of every text, by its number; 0 where nothing matches. Scores grow with the length of the query. */
  compare(query: readonly string[]): Float64Array {
    const scores = new Float64Array(this.#size);
    for (const { id, score } of this.#search.search(this.#telling(query).join('|'))) scores[id as number] = score;
    return scores;
  }

  #telling(query: readonly string[]): string[] {
    const known = terms(query).filter((term) => this.#uses.has(term));
    if (known.length <= MOST_TERMS) return known;
    return known.sort((one, other) => (this.#uses.get(one) ?? 0) - (this.#uses.get(other) ?? 0)).slice(0, MOST_TERMS);
  }
}

/** Vietnamese words are mostly two syllables: "nội tạng" says far more than "nội" and "tạng". */
function terms(words: readonly string[]): string[] {
  return [...words, ...words.slice(1).map((word, n) => `${words[n] ?? ''} ${word}`)];
}

function usesIn(texts: readonly SearchedText[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { title, body } of texts)
    for (const term of new Set([...terms(title), ...terms(body)])) uses.set(term, (uses.get(term) ?? 0) + 1);
  return new Map([...uses].filter(([, count]) => count <= COMMON * texts.length));
}
