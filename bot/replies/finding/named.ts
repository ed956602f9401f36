import type { Article } from '../../../knowledge/schema';
import { fold, normalise } from '../../language/normalise';

/** What a question names that an article may be about. */
export interface Named {
  /** Ids of countries of the register. */
  countries: readonly string[];
  /** Numbers of articles of law: "151". */
  laws: readonly string[];
}

const ARTICLE_OF_LAW = /(?<![\p{L}\p{N}])(?:dieu|đieu|d) ?(\d{1,3})(?![\p{L}\p{N}])/gu;

/** The articles of law that a text names: "Điều 151", "d151" → "151". */
export function lawsNamed(text: string): string[] {
  return [...new Set([...fold(normalise(text)).matchAll(ARTICLE_OF_LAW)].map((match) => match[1] ?? ''))];
}

/** Whether an article is about what was named: undefined when either side names nothing, false when it is about another. */
export function isAbout(article: Pick<Article, 'countries' | 'laws'>, named: Named): boolean | undefined {
  const shared = [meets(article.countries, named.countries), meets(article.laws, named.laws)];
  if (shared.includes(false)) return false;
  return shared.includes(true) ? true : undefined;
}

function meets(of: readonly string[], named: readonly string[]): boolean | undefined {
  if (!of.length || !named.length) return undefined;
  return of.some((one) => named.includes(one));
}
