import type { Content } from '../../../knowledge/loader';
import { ABROAD, type Article, INTENTS } from '../../../knowledge/schema';
import { fold } from '../../language/normalise';

/** What an answer is found by. */
export interface Searched {
  article: Pick<Article, 'title'>;
  questions: string[];
  text: string;
}

/** Where an answer stands: in an article, or in a section of it (from 0). */
export interface Place {
  article: Article;
  section?: number;
}

/** Something that can be answered with, and what it is found by. */
export interface Entry extends Place, Searched {
  article: Article;
  traits: Traits;
}

/**
 * What every search asks about every entry, in objects of one form: those of articles differ by what stands in their heads, and
 * to look into them takes most of a search's time. All answers of an article have the same, but its first one where that is a default.
 */
export interface Traits extends Pick<Article, 'countries' | 'laws' | 'merged_provinces'> {
  /** Where the intents of its article stand among all. */
  intents: readonly number[];
  isOfCountries: boolean;
  /** It is about whom to call in its countries. */
  hasNumbersOfCountries: boolean;
  /** Without accents, with a space before and behind. */
  onlyWhere: readonly string[];
  /** What is answered where nothing nearer is known of the intent. */
  isDefault: boolean;
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
  const traits = traitsOf(article, false);
  const whole = {
    article,
    traits: article.default ? traitsOf(article, true) : traits,
    questions: [article.title, ...article.questions],
    text: [article.answer, ...unasked].join('\n'),
  };
  const sections = asked.map((section) => {
    const { heading = '', body = '', questions = [] } = article.sections[section] ?? {};
    return { article, section, traits, questions, text: `${heading}. ${body}` };
  });
  return [whole, ...sections];
}

const traitsOf = (article: Article, isDefault: boolean): Traits => ({
  countries: article.countries,
  laws: article.laws,
  merged_provinces: article.merged_provinces,
  intents: article.intents.map((intent) => INTENTS.indexOf(intent)),
  isOfCountries: isOfCountries(article),
  hasNumbersOfCountries: isOfCountries(article) && article.intents.includes('embassy_contact'),
  onlyWhere: article.only_where.map((word) => ` ${fold(word)} `),
  isDefault,
});
