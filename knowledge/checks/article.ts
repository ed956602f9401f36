import path from 'node:path';
import { factsIn, fillFacts } from '../facts';
import type { Content } from '../loader';
import { ABROAD, type Article, LIMITS } from '../schema';
import { type Finding, type Problem, inArticle, piecesOf } from './problem';
import type { Rule } from './words';

/** Talking needs no article with sources: these answer with words of their own. */
const NEEDS_NO_SOURCE = new Set(['greeting', 'thanks_bye', 'about_bot', 'abuse_spam', 'out_of_scope', 'talk_to_human']);

/** References, form and dates of one article. */
export function checkArticle(article: Article, content: Content, today: string): Problem[] {
  return [
    ...inArticle(article, checkReferences(article, content), true),
    ...inArticle(article, [...checkForm(article, content, today), ...checkDates(article, today)], false),
  ];
}

function checkReferences(article: Article, { articles, facts, countries }: Content): Finding[] {
  const used = new Set(piecesOf(article).flatMap(({ text }) => factsIn(text)));
  const known = new Set([ABROAD, ...countries.map((country) => country.id)]);
  const named = (ids: Iterable<string>, isKnown: (id: string) => boolean, rule: Rule): Finding[] =>
    [...ids].filter((id) => !isKnown(id)).map((id) => ({ rule, values: { id } }));
  return [
    ...named(used, (id) => article.facts.includes(id), 'unlistedFact'),
    ...named(article.facts, (id) => facts.has(id), 'unknownFact'),
    ...named(article.next, (id) => articles.has(id), 'unknownNext'),
    ...named(article.countries, (id) => known.has(id), 'unknownCountry'),
    ...(article.answer ? [] : [{ rule: 'noAnswer' as const }]),
  ];
}

function checkForm(article: Article, { facts }: Content, today: string): Finding[] {
  const length = (text: string) => (fillFacts(text, facts, today) ?? text).length;
  const talk = article.intents.every((intent) => NEEDS_NO_SOURCE.has(intent));
  const answer = length(article.answer);
  return [
    ...(path.basename(article.file, '.md') === article.id
      ? []
      : [{ rule: 'fileName' as const, values: { id: article.id } }]),
    ...(article.sources.length || talk ? [] : [{ rule: 'noSource' as const }]),
    ...(answer > LIMITS.answer
      ? [{ line: article.line, rule: 'longAnswer' as const, values: { length: answer, most: LIMITS.answer } }]
      : []),
    ...checkSections(article, length),
  ];
}

function checkSections({ sections }: Article, length: (text: string) => number): Finding[] {
  const headings = sections.map(({ heading }) => heading);
  return sections.flatMap(({ heading, body, line }, n) => {
    const tooLong = (rule: Rule, length: number, most: number): Finding[] =>
      length > most ? [{ line, rule, values: { heading, length, most } }] : [];
    const when = (is: boolean, rule: Rule): Finding[] =>
      is ? [{ line, rule, values: { heading, most: LIMITS.sections } }] : [];
    return [
      ...tooLong('longHeading', heading.length, LIMITS.button),
      ...tooLong('longSection', length(body), LIMITS.section),
      ...when(!body, 'emptySection'),
      ...when(headings.indexOf(heading) < n, 'twiceSection'),
      ...when(n >= LIMITS.sections, 'manySections'),
    ];
  });
}

function checkDates({ check_by, checked_on, valid_until }: Article, today: string): Finding[] {
  const when = (is: boolean, rule: Rule, day = ''): Finding[] => (is ? [{ rule, values: { day } }] : []);
  return [
    ...when(checked_on > today, 'checkedLater', checked_on),
    ...when(today > check_by, 'reviewOverdue', check_by),
    ...when(valid_until !== undefined && today > valid_until, 'expired', valid_until),
  ];
}
