import path from 'node:path';
import { factsIn, fillFacts } from '../facts';
import type { Content } from '../loader';
import { ABROAD, type Article, LIMITS } from '../schema';
import { type Finding, type Problem, inArticle, piecesOf } from './problem';

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
  const texts = [
    ...[...used]
      .filter((id) => !article.facts.includes(id))
      .map((id) => `uses {{${id}}} without listing it. Add it to "facts"`),
    ...article.facts
      .filter((id) => !facts.has(id))
      .map((id) => `lists the unknown fact ${id}. Write it in knowledge/facts, or take its name from there`),
    ...article.next
      .filter((id) => !articles.has(id))
      .map((id) => `leads on to the unknown article ${id}. Name one that exists in "next"`),
    ...article.countries
      .filter((id) => !known.has(id))
      .map((id) => `is about the unknown country ${id}. Take the id from registers/countries.yaml`),
    ...(article.answer ? [] : ['has no first answer. Write it below the front matter']),
  ];
  return texts.map((text) => ({ text }));
}

function checkForm(article: Article, { facts }: Content, today: string): Finding[] {
  const length = (text: string) => (fillFacts(text, facts, today) ?? text).length;
  const talk = article.intents.every((intent) => NEEDS_NO_SOURCE.has(intent));
  const answer = length(article.answer);
  return [
    ...(path.basename(article.file, '.md') === article.id
      ? []
      : [{ text: `has the id ${article.id}. Name the file so` }]),
    ...(article.sources.length || talk ? [] : [{ text: 'has no source. Name the document that says it' }]),
    ...(answer > LIMITS.answer
      ? [{ line: article.line, text: `first answer has ${answer} characters. Shorten it to ${LIMITS.answer}` }]
      : []),
    ...checkSections(article, length),
  ];
}

function checkSections({ sections }: Article, length: (text: string) => number): Finding[] {
  const headings = sections.map(({ heading }) => heading);
  return sections.flatMap(({ heading, body, line }, n) => {
    const texts = [
      ...(heading.length > LIMITS.button
        ? [`heading "${heading}" has ${heading.length} characters. It is a button: shorten it to ${LIMITS.button}`]
        : []),
      ...(length(body) > LIMITS.section
        ? [`section "${heading}" has ${length(body)} characters. Shorten it to ${LIMITS.section}`]
        : []),
      ...(body ? [] : [`section "${heading}" is empty. Write it or take it out`]),
      ...(headings.indexOf(heading) < n ? [`section "${heading}" stands twice. Rename one`] : []),
      ...(n >= LIMITS.sections ? [`section "${heading}" is one too many to be offered. Keep ${LIMITS.sections}`] : []),
    ];
    return texts.map((text) => ({ line, text }));
  });
}

function checkDates({ check_by, checked_on, valid_until }: Article, today: string): Finding[] {
  const texts = [
    ...(checked_on > today ? [`was checked on ${checked_on}, which is still to come. Mend the date`] : []),
    ...(today > check_by
      ? [`should have been checked again by ${check_by}. Hold it against its sources, then set both dates`]
      : []),
    ...(valid_until && today > valid_until ? [`is valid only until ${valid_until}. Renew or remove it`] : []),
  ];
  return texts.map((text) => ({ text }));
}
