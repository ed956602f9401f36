import { factsIn, fillFacts, shownForm } from './facts';
import type { Content } from './loader';
import { type Article, INTENTS, LIMITS } from './schema';

/** Something wrong in content that could be read. */
export interface Problem {
  /** The place and what is wrong there. */
  text: string;
  /**
   * Without mending it some reply could not be given, so the server does not start. Everything else, above all what time
   * alone brings about, is for the writers: an emergency service does not stay away because a review is overdue.
   */
  breaks: boolean;
}

const broken = (text: string): Problem => ({ text, breaks: true });
const faulty = (text: string): Problem => ({ text, breaks: false });

/** Talking needs no article with sources: these answer with words of their own. */
const NEEDS_NO_SOURCE = new Set(['greeting', 'thanks_bye', 'about_bot', 'abuse_spam', 'out_of_scope', 'talk_to_human']);

/** What is wrong on `today` (ISO date); empty when all is well. */
export function checkContent(content: Content, today: string): Problem[] {
  return [
    ...[...content.articles.values()].flatMap((article) => checkArticle(article, content, today)),
    ...checkDefaults(content),
    ...checkFacts(content, today),
    ...checkCountries(content),
    ...checkPhrases(content, today),
  ];
}

function checkArticle(article: Article, content: Content, today: string): Problem[] {
  const problems = [
    ...checkReferences(article, content).map(broken),
    ...checkForm(article, content, today).map(faulty),
    ...checkDates(article, today).map(faulty),
  ];
  return problems.map((problem) => ({ ...problem, text: `article ${article.id}: ${problem.text}` }));
}

function checkReferences(article: Article, { articles, facts, countries }: Content): string[] {
  const used = new Set([article.answer, ...article.sections.map((part) => part.body)].flatMap(factsIn));
  return [
    ...[...used].filter((id) => !article.facts.includes(id)).map((id) => `uses {{${id}}} without listing it`),
    ...article.facts.filter((id) => !facts.has(id)).map((id) => `lists the unknown fact ${id}`),
    ...article.next.filter((id) => !articles.has(id)).map((id) => `leads on to the unknown article ${id}`),
    ...article.countries
      .filter((id) => !countries.some((country) => country.id === id))
      .map((id) => `is about the unknown country ${id}`),
    ...(article.answer ? [] : ['has no first answer']),
  ];
}

function checkForm(article: Article, { facts }: Content, today: string): string[] {
  const length = (text: string) => (fillFacts(text, facts, today) ?? text).length;
  const talk = article.intents.every((intent) => NEEDS_NO_SOURCE.has(intent));
  return [
    ...(article.sources.length || talk ? [] : ['has no source']),
    ...(length(article.answer) > LIMITS.answer ? [`first answer has ${length(article.answer)} characters`] : []),
    ...article.sections.flatMap(({ heading, body }) => [
      ...(heading.length > LIMITS.button ? [`heading "${heading}" has ${heading.length} characters`] : []),
      ...(length(body) > LIMITS.section ? [`section "${heading}" has ${length(body)} characters`] : []),
      ...(body ? [] : [`section "${heading}" is empty`]),
    ]),
  ];
}

function checkDates({ check_by, valid_until }: Article, today: string): string[] {
  return [
    ...(today > check_by ? [`should have been checked again by ${check_by}`] : []),
    ...(valid_until && today > valid_until ? [`is valid only until ${valid_until}`] : []),
  ];
}

function checkDefaults({ articles }: Content): Problem[] {
  return INTENTS.flatMap((intent) => {
    const defaults = [...articles.values()].filter((article) => article.default && article.intents[0] === intent);
    if (defaults.length === 1) return [];
    return [broken(`intent ${intent}: has ${defaults.length} default articles; one is needed`)];
  });
}

/** A fact without a hedged form could not be shown from the day on which its review is due: it must not come so far. */
function checkFacts({ facts }: Content, today: string): Problem[] {
  return [...facts.values()].flatMap((fact) => [
    ...(shownForm(fact, today) === undefined
      ? [broken(`fact ${fact.id}: is ${fact.status} or overdue and has no hedged form`)]
      : []),
    ...(fact.hedged === undefined ? [faulty(`fact ${fact.id}: has no hedged form for the time after its review`)] : []),
  ]);
}

function checkCountries({ countries, facts }: Content): Problem[] {
  return countries.flatMap((country) =>
    [...country.mission, ...country.local]
      .filter((id) => !facts.has(id))
      .map((id) => broken(`country ${country.id}: unknown fact ${id}`)),
  );
}

function checkPhrases({ phrases, facts }: Content, today: string): Problem[] {
  return Object.entries(phrases).flatMap(([name, text]) =>
    fillFacts(text, facts, today) === undefined
      ? [broken(`phrase ${name}: refers to a fact that may not be shown`)]
      : [],
  );
}
