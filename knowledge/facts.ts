import type { Fact } from './schema';

const PLACE = /\{\{([a-z0-9.-]+)\}\}/g;

/** Ids of the facts that a text refers to. */
export function factsIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map((match) => match[1] ?? '');
}

/** A text with spaces in the place of its facts. */
export const withoutFacts = (text: string): string => text.replace(PLACE, ' ');

/**
 * Fills facts into a text. A fact that is not verified, or whose review is overdue on `today` (ISO date), stands in its
 * hedged form; one without such a form makes the text unfit to be shown: undefined is given.
 */
export function fillFacts(text: string, facts: ReadonlyMap<string, Fact>, today: string): string | undefined {
  if (!text.includes('{{')) return text;
  const form = (id: string) => shownForm(facts.get(id), today);
  if (factsIn(text).some((id) => form(id) === undefined)) return undefined;
  return text.replace(PLACE, (_, id: string) => form(id) ?? '');
}

/** How a fact may be shown on `today`, or undefined when it may not be. */
export function shownForm(fact: Fact | undefined, today: string): string | undefined {
  if (!fact) return undefined;
  return fact.status === 'verified' && today <= fact.review_by ? fact.text : fact.hedged;
}
