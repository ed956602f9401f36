import type { Content } from '../../../knowledge/loader';
import { ABROAD, type Article, INTENTS } from '../../../knowledge/schema';
import type { Searched } from './indexes';

/** Where an answer stands: in an article, or in a section of it (from 0). */
export interface Place {
  article: Article;
  section?: number;
}

/** Something that can be answered with, and what it is found by. */
export interface Entry extends Place, Searched {
  article: Article;
  /** Where the intents of its article stand among all. */
  intents: readonly number[];
  isOfCountries: boolean;
}

/** All that can be answered with: each article, and each section that has questions of its own. */
export const entriesIn = (content: Pick<Content, 'articles'>): Entry[] =>
  [...content.articles.values()].flatMap(entriesOf);

/** It is about countries, and these must have been named. */
const isOfCountries = ({ countries }: Article): boolean => countries.length > 0 && !countries.includes(ABROAD);

function entriesOf(article: Article): Entry[] {
  const asked = article.sections.flatMap(({ questions }, n) => (questions.length ? [n] : []));
  const unasked = article.sections
    .filter((_, n) => !asked.includes(n))
    .map(({ heading, body }) => `${heading}. ${body}`);
  const of = {
    article,
    intents: article.intents.map((intent) => INTENTS.indexOf(intent)),
    isOfCountries: isOfCountries(article),
  };
  const whole = {
    ...of,
    questions: [article.title, ...article.questions],
    text: [article.answer, ...unasked].join('\n'),
  };
  const sections = asked.map((section) => {
    const { heading = '', body = '', questions = [] } = article.sections[section] ?? {};
    return { ...of, section, questions, text: `${heading}. ${body}` };
  });
  return [whole, ...sections];
}
