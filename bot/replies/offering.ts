import type { Found } from './finding/article-finder';
import type { Library } from './library';
import type { Reply } from './reply';

/** How what is offered is introduced: instead of an answer, or beside one. */
type Introduction = 'nearest' | 'otherwise_meant' | 'asked_further';

/** Below a reply: each with a line of its own in the text, as people say it, and first among the choices. */
export function offering(
  library: Library,
  { text, choices }: Reply,
  others: Found['others'],
  introduction: Introduction,
): Reply {
  if (!others.length) return { text, choices };
  const offered = others.map((place) => library.choiceOf(place));
  return {
    text: `${text}\n\n${offeredLines(library, others, introduction)}`,
    choices: [...offered, ...choices.filter(({ value }) => !offered.some((other) => other.value === value))],
  };
}

/** The lines alone, for where nothing may be tapped. */
export function offeredLines(library: Library, others: Found['others'], introduction: Introduction): string {
  const lines = others.map((place) => library.lineOf(place)).join('\n');
  return library.phrase(introduction, { lines });
}
