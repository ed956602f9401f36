import type { Case, CaseStore } from '../store/contract/cases';
import { type EditorPorts, editCase } from './editor';
import type { Mark } from './mark';
import { NO_CODE } from './search-terms';

/** Cases that begin alike within this time are shown as one in the queue. */
const WITHIN_MS = 24 * 3_600_000;
/** Of sixteen fingerprints; with one alone texts are tied that have little in common. */
const LEAST_ALIKE = 2;
/** More of a wave is not looked at: those that came first are in the bundle already. */
const MOST_MARKED = 5_000;
const LOOKED_AT = 20;

/** The term by which the cases of a bundle are found. */
export const bundleTerm = (bundle: string): string => `bundle:${bundle}`;

/**
 * Puts a case beside those of other people that began with nearly the same words: fifty copies of one text are one line of the
 * queue and one alarm, be it a ring of lies or a true word that many pass on. Nothing is joined or closed by it, and short
 * words, as cries for help are, have no fingerprint. Gives the ids of the cases that it changed. May be repeated.
 */
export async function putIntoBundle(ports: EditorPorts, current: Case, marks: readonly Mark[]): Promise<string[]> {
  if (current.bundle !== undefined) return [];
  const first = await firstAlike(ports.cases, current, marks);
  if (!first) return [];
  const bundle = first.bundle ?? first.id;
  const changed = [];
  for (const { id } of [first, current]) if (await join(ports, id, bundle)) changed.push(id);
  return changed;
}

async function firstAlike(cases: CaseStore, current: Case, marks: readonly Mark[]): Promise<Case | undefined> {
  const adverts = marks.filter(({ kind }) => kind === 'advert');
  const shared = await cases.marked(adverts, MOST_MARKED);
  const counts = new Map<string, number>();
  for (const { caseIds } of shared) for (const id of caseIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  counts.delete(current.id);
  const alike = [...counts].filter(([, count]) => count >= LEAST_ALIKE).slice(0, LOOKED_AT);
  const found = await Promise.all(alike.map(([id]) => cases.get(id)));
  return found
    .flatMap((one) => one ?? [])
    .filter((one) => one.conversationId !== current.conversationId && isNear(one, current))
    .sort((a, b) => a.openedAt - b.openedAt)[0];
}

const isNear = (one: Case, other: Case) => Math.abs(one.openedAt - other.openedAt) <= WITHIN_MS;

async function join(ports: EditorPorts, id: string, bundle: string): Promise<boolean> {
  await ports.cases.index(id, [bundleTerm(bundle)]);
  const { changed } = await editCase(ports, id, (found) =>
    found.bundle === undefined ? { ...found, bundle, news: 'changed' } : undefined,
  );
  return changed;
}

/**
 * Makes the question whether another case of its bundle calls in the place of one: one that is at least as urgent and that nobody has
 * either. As soon as somebody has that one, the next calls: there is always one that does. Of a bundle it is looked up once: ask anew
 * with every look at what is due.
 */
export function createIsCalledFor(cases: CaseStore): (current: Case) => Promise<boolean> {
  const callers = new Map<string, Promise<string | undefined>>();
  return async ({ id, bundle }) => {
    if (bundle === undefined) return false;
    const caller = callers.get(bundle) ?? firstWaiting(cases, bundle);
    callers.set(bundle, caller);
    const calling = await caller;
    return calling !== undefined && calling !== id;
  };
}

async function firstWaiting(cases: CaseStore, bundle: string): Promise<string | undefined> {
  const search = { code: NO_CODE, terms: [bundleTerm(bundle)] };
  const { items } = await cases.list({ search, status: 'open', limit: 1 });
  return items[0]?.id;
}
