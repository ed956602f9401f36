import type { Article, Intent } from './schema';

/** A question that an article, or a section of one, is known to answer. */
export interface KnownQuestion {
  text: string;
  /** Of its article: the first is what it asks, the others may be meant as well. */
  intents: readonly Intent[];
}

/** All questions that articles are known to answer, each once. */
export function knownQuestions(articles: Iterable<Article>): KnownQuestion[] {
  const byText = new Map<string, KnownQuestion>();
  for (const { questions, sections, intents } of articles)
    for (const text of [...questions, ...sections.flatMap((section) => section.questions)])
      if (!byText.has(text)) byText.set(text, { text, intents });
  return [...byText.values()];
}
