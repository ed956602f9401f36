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

/** All that leads to each of the answers: their questions, and what they say. */
export function* lessonsOf(
  searched: readonly Pick<Searched, 'questions' | 'text'>[],
  analyse: Analyse,
  featuresOf: (text: Analysis) => Features,
): Steps<Lesson[]> {
  const features = (text: string) => featuresOf(analyse(text));
  const lessons: Lesson[] = [];
  for (const [group, { questions, text }] of searched.entries()) {
    for (const question of questions) {
      const forms = [...new Set([question, fold(question)])].map(features);
      lessons.push({ group, forms, weight: 1 });
    }
    for (const sentence of sentencesOf(text)) lessons.push({ group, forms: [features(sentence)], weight: SENTENCE });
    yield;
  }
  return lessons;
}

const sentencesOf = (text: string): string[] =>
  text
    .split(SENTENCES)
    .map((sentence) => sentence.replace(MARKS, '').trim())
    .filter(({ length }) => length > SHORTEST);
