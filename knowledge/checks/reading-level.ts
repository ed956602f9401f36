import type { Content } from '../loader';
import { type Finding, type Problem, inArticle } from './problem';
import { type Readable, readables } from './readable';
import type { Wording } from './wording';

/** Syllables: a tired reader loses the thread of a longer sentence. */
const LONGEST_SENTENCE = 30;
/** On the average of an article or a course. */
const LONGEST_AVERAGE = 14;
const SENTENCE_END = /[.!?:;\n]+/;
/** A fact is read as about three syllables, whatever it holds. */
const FACT = /\{\{?[^{}]*\}?\}/g;

/** Sentence length, and words of offices for which there are plain ones. */
export function checkReadingLevel(content: Content, wording: Wording): Problem[] {
  return readables(content).flatMap((readable) =>
    inArticle(readable, [...checkSentences(readable), ...checkWords(readable, wording)], false),
  );
}

function checkSentences(readable: Readable): Finding[] {
  const pieces = readable.pieces.map(({ line, text }) => ({ line, lengths: sentencesIn(text).map(syllables) }));
  const all = pieces.flatMap(({ lengths }) => lengths);
  const average = all.reduce((sum, length) => sum + length, 0) / (all.length || 1);
  return [
    ...pieces.flatMap(({ line, lengths }) =>
      lengths
        .filter((length) => length > LONGEST_SENTENCE)
        .map((length) => ({ line, rule: 'longSentence' as const, values: { length, most: LONGEST_SENTENCE } })),
    ),
    ...(average > LONGEST_AVERAGE
      ? [{ rule: 'longSentences' as const, values: { length: average.toFixed(1), most: LONGEST_AVERAGE } }]
      : []),
  ];
}

function checkWords({ pieces }: Readable, { stiff }: Wording): Finding[] {
  return pieces.flatMap(({ line, text }) =>
    stiff
      .filter(({ word }) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(text))
      .map(({ word, instead }) => ({ line, rule: 'stiffWord', values: { word, instead } })),
  );
}

const sentencesIn = (text: string) =>
  text
    .replace(FACT, 'một hai ba')
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
const syllables = (sentence: string) => sentence.split(/\s+/).length;
