import type { Library } from '../../bot/replies/library';
import type { Article } from '../../knowledge/schema';

/** An article as people read it today: facts filled in. */
export interface ReadArticle {
  id: string;
  title: string;
  answer: string;
  sections: { heading: string; body: string }[];
  sources: string;
  next: { id: string; title: string }[];
}

/** What only makes sense as an answer in a conversation is no page. */
const ONLY_TALK = ['greeting', 'thanks_bye', 'abuse_spam', 'out_of_scope', 'talk_to_human'];

export const isPublic = ({ intents }: Article): boolean => !intents.every((intent) => ONLY_TALK.includes(intent));

/** The article of an id as it is read; undefined when there is none, or none for reading. */
export function readArticle(library: Library, id: string): ReadArticle | undefined {
  const article = library.byId(id);
  if (!article || !isPublic(article)) return undefined;
  return {
    id,
    title: article.title,
    answer: library.answer(article).text,
    sections: article.sections.map(({ heading }, n) => ({ heading, body: bodyOf(library, article, n) })),
    sources: article.sources.length || article.facts.length ? linesOf(library.sources(article).text) : '',
    next: article.next.flatMap((other) => {
      const found = library.byId(other);
      return found && isPublic(found) ? [{ id: found.id, title: found.title }] : [];
    }),
  };
}

/** Below its heading, which stands in the first line. */
function bodyOf(library: Library, article: Article, n: number): string {
  const text = library.section(article, n)?.text ?? '';
  return text.slice(text.indexOf('\n') + 1);
}

const linesOf = (text: string): string => text.slice(text.indexOf('\n') + 1);
