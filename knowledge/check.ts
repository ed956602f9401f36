import { factsIn, fillFacts, shownForm } from './facts';
import type { Content } from './loader';
import { type Article, INTENTS, LIMITS } from './schema';

/** Talking needs no article with sources: these answer with words of their own. */
const NEEDS_NO_SOURCE = new Set(['greeting', 'thanks_bye', 'about_bot', 'abuse_spam', 'out_of_scope', 'talk_to_human']);

/** What is wrong in content that could be read: each line names the place. Empty when all is well. */
export function checkContent(content: Content, today: string): string[] {
  return [
    ...[...content.articles.values()].flatMap((article) => checkArticle(article, content, today)),
    ...checkDefaults(content),
    ...checkFacts(content, today),
    ...checkCountries(content),
    ...checkPhrases(content, today),
  ];
}

function checkArticle(article: Article, content: Content, today: string): string[] {
  const problems: string[] = [];
  const say = (problem: string) => problems.push(`article ${article.id}: ${problem}`);
  const used = new Set([article.answer, ...article.sections.map((part) => part.body)].flatMap(factsIn));
  for (const id of used) if (!article.facts.includes(id)) say(`uses {{${id}}} without listing it`);
  for (const id of article.facts) if (!content.facts.has(id)) say(`lists the unknown fact ${id}`);
  for (const id of article.next) if (!content.articles.has(id)) say(`leads on to the unknown article ${id}`);
  if (!article.sources.length && !article.intents.every((intent) => NEEDS_NO_SOURCE.has(intent))) say('has no source');
  if (today > article.check_by) say(`should have been checked again by ${article.check_by}`);
  if (article.valid_until && today > article.valid_until) say(`is valid only until ${article.valid_until}`);
  const length = (text: string) => (fillFacts(text, content.facts, today) ?? text).length;
  if (!article.answer) say('has no first answer');
  if (length(article.answer) > LIMITS.answer) say(`first answer has ${length(article.answer)} characters`);
  if (fillFacts(article.answer, content.facts, today) === undefined)
    say('first answer holds a fact that may not be shown');
  for (const { heading, body } of article.sections) {
    if (heading.length > LIMITS.button) say(`heading "${heading}" has ${heading.length} characters`);
    if (length(body) > LIMITS.section) say(`section "${heading}" has ${length(body)} characters`);
    if (!body) say(`section "${heading}" is empty`);
  }
  return problems;
}

function checkDefaults(content: Content): string[] {
  return INTENTS.flatMap((intent) => {
    const defaults = [...content.articles.values()].filter(
      (article) => article.default && article.intents[0] === intent,
    );
    return defaults.length === 1 ? [] : [`intent ${intent}: has ${defaults.length} default articles; one is needed`];
  });
}

function checkFacts(content: Content, today: string): string[] {
  return [...content.facts.values()].flatMap((fact) =>
    shownForm(fact, today) === undefined
      ? [`fact ${fact.id}: is ${fact.status} or overdue and has no hedged form`]
      : [],
  );
}

function checkCountries(content: Content): string[] {
  return content.countries.flatMap((country) =>
    [...country.mission, ...country.local]
      .filter((id) => !content.facts.has(id))
      .map((id) => `country ${country.id}: unknown fact ${id}`),
  );
}

function checkPhrases(content: Content, today: string): string[] {
  return Object.entries(content.phrases).flatMap(([name, text]) =>
    fillFacts(text, content.facts, today) === undefined
      ? [`phrase ${name}: refers to a fact that may not be shown`]
      : [],
  );
}
