import type { Article, Intent } from './schema';
import type { Utterance } from './utterances';

/** A question that an article is known to answer. */
export interface KnownQuestion {
  text: string;
  /** Of its article: the first is what it asks, the others may be meant as well. */
  intents: readonly Intent[];
}

/**
 * All questions that articles are known to answer, each once; what their sections answer may well be asked of another subject. One that
 * is among the utterances is left to these: what it asks was said there, by somebody who looked at it alone.
 */
export function knownQuestions(
  articles: Iterable<Article>,
  utterances: Iterable<Pick<Utterance, 'text'>>,
): KnownQuestion[] {
  const byText = new Map<string, KnownQuestion>();
  for (const { questions, intents } of articles)
    for (const text of questions) if (!byText.has(text)) byText.set(text, { text, intents });
  for (const { text } of utterances) byText.delete(text);
  return [...byText.values()];
}
