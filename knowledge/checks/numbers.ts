import type { Content } from '../loader';
import { type Finding, type Problem, inArticle } from './problem';
import { type Readable, readables } from './readable';

/** Numbers with their points, commas and slashes; the number in a name like E-9 is none. */
const NUMBER = /(?<![A-Z\d]-)(?<![\d.,/])\d+(?:[.,/]\d+)*/g;
/** Numbering, which counts our own lines and says nothing about the world. */
const NUMBERING = /(?<!\p{L})(?:khung|bước|cách)\s+\d+/giu;
const PLACES = /\{\{[^{}]*\}\}/g;

/**
 * A number in a text must be held by a fact on which it rests: so it has a source and a review date, and
 * `npm run knowledge -- affected` finds it when the law changes.
 */
export function checkNumbers(content: Content): Problem[] {
  const numbersOf = (id: string) => {
    const fact = content.facts.get(id);
    return fact ? numbersIn(`${fact.text} ${fact.hedged ?? ''}`) : [];
  };
  return readables(content).flatMap((readable) =>
    inArticle(readable, unheld(readable, new Set(readable.facts.flatMap(numbersOf))), false),
  );
}

function unheld({ pieces }: Readable, held: ReadonlySet<string>): Finding[] {
  return pieces.flatMap(({ line, text }) =>
    numbersIn(text.replace(PLACES, ' ').replace(NUMBERING, ' '))
      .filter((number) => !held.has(number))
      .map((number) => ({
        line,
        rule: 'unheldNumber',
        values: { number },
      })),
  );
}

const numbersIn = (text: string): string[] => text.match(NUMBER) ?? [];
