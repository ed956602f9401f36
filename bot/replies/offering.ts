import type { Found } from './finding/article-finder';
import type { Place } from './finding/entries';
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
  return offered(library, { text: `${text}\n\n${offeredLines(library, others, introduction)}`, choices }, others);
}

/** They come first among the choices. */
function offered(library: Library, { text, choices }: Reply, others: readonly Place[]): Reply {
  const first = others.map((place) => library.choiceOf(place));
  return { text, choices: [...first, ...choices.filter(({ value }) => !first.some((other) => other.value === value))] };
}

/** A second answer longer than this is left behind its button. */
const MOST_BESIDE = 450;

/**
 * Below an answer: what may be meant as well. What comes as near as the answer itself is told at once, since one tap more on a poor
 * network is worse than a few lines more; everything else has a line and a choice.
 */
export function besideAnswer(library: Library, reply: Reply, { article, others, rival, named }: Found): Reply {
  const also = rival && library.reply({ ...rival, named }).text;
  if (!rival || also === undefined || also.length > MOST_BESIDE)
    return offering(library, reply, others, 'otherwise_meant');
  const isPart = rival.section !== undefined && rival.article.id === article.id;
  const told = isPart
    ? library.phrase('told_further', { text: also })
    : `${library.phrase('asked_perhaps', { title: rival.article.title })}\n${also}`;
  const both = offered(library, { ...reply, text: `${reply.text}\n\n${told}` }, [rival]);
  return offering(
    library,
    both,
    others.filter((place) => place !== rival),
    'otherwise_meant',
  );
}

/** Instead of an answer that is not known: the nearest in words, and lines for all the rest. */
export function insteadOfAnswer(library: Library, reply: Reply, { others, named, ...found }: Found): Reply {
  const [nearest] = others;
  const also = nearest && library.reply({ ...nearest, named }).text;
  const all = [...others, { article: found.article }];
  if (!nearest || also === undefined || also.length > MOST_BESIDE) return offering(library, reply, all, 'nearest');
  const text = `${reply.text}\n\n${library.phrase('general_answer')}\n${also}`;
  return offering(library, offered(library, { ...reply, text }, [nearest]), all.slice(1), 'nearest');
}

/** The lines alone, for where nothing may be tapped. */
export function offeredLines(library: Library, others: Found['others'], introduction: Introduction): string {
  const lines = others.map((place) => library.lineOf(place)).join('\n');
  return library.phrase(introduction, { lines });
}
