import type { Article, Country, Intent } from '../../knowledge/schema';
import type { Features } from '../understanding/features';

/** An article that is hardly like the question is not taken instead of the intent's default one. */
const ALIKE_ENOUGH = 0.3;
/** What it counts that an article is about the very country that was named. */
const SAME_COUNTRY = 0.15;

/** What is asked for: the intent, and the countries that were named. */
export interface Wanted {
  intent: Intent;
  countries: readonly Pick<Country, 'id'>[];
}

interface Indexed {
  article: Article;
  questions: Features[];
  /** All questions in one: what they have in common weighs most. */
  gist: Features;
}

/** Finds the article of an intent that answers a question best. */
export class ArticleFinder {
  readonly #featuresOf: (text: string) => Features;
  readonly #byIntent = new Map<Intent, Indexed[]>();

  constructor(articles: Iterable<Article>, featuresOf: (text: string) => Features) {
    this.#featuresOf = featuresOf;
    for (const article of articles) this.#index(article);
  }

  /** The best one; the default one when none fits well; undefined when the intent has none at all. */
  find({ intent, countries }: Wanted, question: string): Article | undefined {
    const asked = this.#featuresOf(question);
    const named = countries.map(({ id }) => id);
    const scored = (this.#byIntent.get(intent) ?? [])
      .filter(({ article }) => isAbout(article, named) !== false)
      .map((indexed) => ({ article: indexed.article, score: likeness(indexed, asked, named) }))
      .sort((a, b) => b.score - a.score);
    const [best] = scored;
    if (best && best.score >= ALIKE_ENOUGH) return best.article;
    return this.defaultOf(intent) ?? best?.article;
  }

  defaultOf(intent: Intent): Article | undefined {
    const found = this.#byIntent.get(intent)?.find(({ article }) => article.default && article.intents[0] === intent);
    return found?.article;
  }

  #index(article: Article): void {
    const questions = [article.title, ...article.questions].map(this.#featuresOf);
    const indexed = { article, questions, gist: gistOf(questions) };
    for (const intent of article.intents) this.#byIntent.set(intent, [...(this.#byIntent.get(intent) ?? []), indexed]);
  }
}

/** Whether an article of certain countries is about one that was named; undefined when either side names none. */
function isAbout({ countries }: Article, named: readonly string[]): boolean | undefined {
  if (!countries.length || !named.length) return undefined;
  return countries.some((id) => named.includes(id));
}

function likeness({ article, questions, gist }: Indexed, asked: Features, named: readonly string[]): number {
  const closest = Math.max(0, ...questions.map((known) => cosine(known, asked)));
  return closest + cosine(gist, asked) + (isAbout(article, named) ? SAME_COUNTRY : 0);
}

function gistOf(questions: readonly Features[]): Features {
  const sums = new Map<number, number>();
  for (const { places, weights } of questions) {
    places.forEach((place, n) => sums.set(place, (sums.get(place) ?? 0) + (weights[n] ?? 0)));
  }
  const places = Uint32Array.from(sums.keys()).sort();
  const weights = Float32Array.from(places, (place) => sums.get(place) ?? 0);
  const norm = Math.hypot(...weights) || 1;
  return { places, weights: weights.map((weight) => weight / norm) };
}

function cosine(a: Features, b: Features): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.places.length && j < b.places.length;) {
    const difference = (a.places[i] ?? 0) - (b.places[j] ?? 0);
    if (difference === 0) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (difference < 0) i += 1;
    else j += 1;
  }
  return sum;
}
