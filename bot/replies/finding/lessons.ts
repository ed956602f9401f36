import { fold } from '../../language/normalise';
import type { Steps } from '../../steps';
import type { Analyse, Analysis } from '../../understanding/analysis';
import type { Features } from '../../understanding/features';
import type { Searched } from './entries';
import type { Lesson } from './senses';

/** A sentence of an answer counts so much beside a question by which people ask for it. */
const SENTENCE = 0.3;
/** Shorter ones are headings and single words. */
const SHORTEST = 12;
const SENTENCES = /\n|(?<=[.?!:])\s+/;
/** Marks of lists and headings, and places for facts. */
const MARKS = /^[-#\s]+|\{\{[^{}]*\}\}/g;

interface Parts {
  analyse: Analyse;
  featuresOf: (text: Analysis) => Features;
  /** Each question also as it is written without accents. */
  isPlainToo: boolean;
}

/** All that leads to each of the answers: their questions, which were read already as `asked`, and what they say. */
export function* lessonsOf(
  searched: readonly Pick<Searched, 'questions' | 'text'>[],
  asked: readonly (readonly Analysis[])[],
  { analyse, featuresOf, isPlainToo }: Parts,
): Steps<Lesson[]> {
  const lessons: Lesson[] = [];
  for (const [group, { questions, text }] of searched.entries()) {
    asked[group]?.forEach((question, n) => {
      const plain = plainOf(questions[n] ?? '');
      const forms = isPlainToo && plain !== undefined ? [question, analyse(plain)] : [question];
      lessons.push({ group, forms: forms.map(featuresOf), weight: 1 });
    });
    for (const sentence of sentencesOf(text))
      lessons.push({ group, forms: [featuresOf(analyse(sentence))], weight: SENTENCE });
    yield;
  }
  return lessons;
}

/** A question without its accents; undefined when it has none. */
export function plainOf(question: string): string | undefined {
  const plain = fold(question);
  return plain === question ? undefined : plain;
}

const sentencesOf = (text: string): string[] =>
  text
    .split(SENTENCES)
    .map((sentence) => sentence.replace(MARKS, '').trim())
    .filter(({ length }) => length > SHORTEST);
