import type { Library } from '../../bot/replies/library';
import type { Reader } from '../../bot/understanding/reader';

/** An article that may answer what a person asked. */
export interface Suggestion {
  id: string;
  title: string;
  /** What of it answers: the first answer, or the section that was asked for. */
  text: string;
  /** The question that it was found for, as it was written. */
  question: string;
}

/** Finds articles for the person's latest messages, given the newest first; each article once. */
export type Suggest = (messages: readonly string[]) => Suggestion[];

const MOST = 3;
/** More of a long message says nothing more about what is asked. */
const LONGEST = 600;

/** Makes the finder of suggestions from what the bot answers with. */
export function createSuggest({ library, read }: { library: Library; read: Reader }): Suggest {
  return (messages) => {
    const found = messages.flatMap((message) => suggestionFor(library, read, message.slice(0, LONGEST)) ?? []);
    return found.filter(({ id }, n) => found.findIndex((other) => other.id === id) === n).slice(0, MOST);
  };
}

function suggestionFor(library: Library, read: Reader, question: string): Suggestion | undefined {
  const found = library.find(read(question), question);
  // How the bot speaks for itself is no answer of a counsellor's.
  if (!found || found.article.group === 'conversation') return undefined;
  return { id: found.article.id, title: found.article.title, text: library.reply(found).text, question };
}
