import type { Article, Intent } from './schema';

/** A question that an article is known to answer. */
export interface KnownQuestion {
  text: string;
  /** Of its article: the first is what it asks, the others may be meant as well. */
  intents: readonly Intent[];
}

/** All questions that articles are known to answer, each once; what their sections answer may well be asked of another subject. */
export function knownQuestions(articles: Iterable<Article>): KnownQuestion[] {
  const byText = new Map<string, KnownQuestion>();
  for (const { questions, intents } of articles)
    for (const text of questions) if (!byText.has(text)) byText.set(text, { text, intents });
  return [...byText.values()];
}
