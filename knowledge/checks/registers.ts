import { fillFacts, shownForm } from '../facts';
import type { Content } from '../loader';
import { INTENTS, LIMITS } from '../schema';
import { type Problem, broken, faulty } from './problem';
import { readables } from './readable';

/** Every intent has exactly one article that answers when nothing better is found. */
export function checkDefaults({ articles }: Content): Problem[] {
  return INTENTS.flatMap((intent) => {
    const defaults = [...articles.values()].filter((article) => article.default && article.intents[0] === intent);
    if (defaults.length === 1) return [];
    return [broken(`intent ${intent}`, 'defaults', { count: defaults.length })];
  });
}

/** A fact without a hedged form could not be shown from the day on which its review is due: it must not come so far. */
export function checkFacts({ facts }: Content, today: string): Problem[] {
  return [...facts.values()].flatMap((fact) => [
    ...(shownForm(fact, today) === undefined
      ? [broken(`fact ${fact.id}`, 'unhedgedNow', { status: fact.status })]
      : []),
    ...(fact.hedged === undefined ? [faulty(`fact ${fact.id}`, 'unhedged')] : []),
  ]);
}

/** Facts that no text uses: a number that nobody reads is reviewed for nothing, or was forgotten in a text. */
export function checkUse(content: Content): Problem[] {
  const { facts, phrases, countries } = content;
  const texts = JSON.stringify(phrases);
  const used = new Set([
    ...readables(content).flatMap((readable) => readable.facts),
    ...countries.flatMap(({ mission, local }) => [...mission, ...local]),
  ]);
  return [...facts.keys()]
    .filter((id) => !used.has(id) && !texts.includes(`{{${id}}}`))
    .map((id) => faulty(`fact ${id}`, 'unusedFact'));
}

/** References of the registers to facts and to each other. */
export function checkRegisters({ countries, programmes, facts }: Content): Problem[] {
  const known = new Set(countries.map(({ id }) => id));
  return [
    ...countries.flatMap((country) =>
      [...country.mission, ...country.local]
        .filter((id) => !facts.has(id))
        .map((id) => broken(`country ${country.id}`, 'countryFact', { id })),
    ),
    ...programmes
      .filter(({ country }) => !known.has(country))
      .map(({ id, country }) => broken(`programme ${id}`, 'programmeCountry', { id: country })),
  ];
}

/** Phrases must be showable, and those that stand on buttons must fit there. */
export function checkPhrases({ phrases, facts }: Content, today: string): Problem[] {
  return Object.entries(phrases).flatMap(([name, text]) => [
    ...(fillFacts(text, facts, today) === undefined ? [broken(`phrase ${name}`, 'phraseFact')] : []),
    ...(name.startsWith('button_') && text.length > LIMITS.button
      ? [faulty(`phrase ${name}`, 'longButton', { length: text.length, most: LIMITS.button })]
      : []),
  ]);
}
