import type { Case } from '../../server/store/contract/cases';
import type { Store } from '../../server/store/store';
import { type Break, repeatsOf, unexplained } from './breaks';
import type { Person } from './crowd';
import { groupBy } from './group-by';
import { addressOf } from './ledger';
import type { Page } from './outside';

const PAGE = 200;
/** Nobody at a desk or all of them: from the third minute on an emergency that nobody takes calls outside each minute. */
const LONGEST_SILENCE_MS = 180_000 + 30_000;
/** What was on its way when somebody took the case. */
const ON_ITS_WAY_MS = 5_000;

/** What became of the cries for help; counted in the store and at those outside. */
export interface Calls {
  emergencies: number;
  cases: number;
  withoutCase: number;
  /** Cases beside the one that a conversation should have. */
  extraCases: number;
  /** Emergencies for which nobody outside was ever called. */
  uncalled: number;
  /** Unclaimed, and nobody has been called for too long. */
  fellSilent: number;
  /** Alarms after somebody had taken the case. */
  calledInVain: number;
  /** The same page again. */
  pagedTwice: number;
  /** Of these, where nothing broke between its arrival and our write. */
  pagedForNothing: number;
}

export async function countCalls(
  store: Store,
  people: readonly Person[],
  pages: readonly Page[],
  { breaks, now }: { breaks: readonly Break[]; now: number },
): Promise<Calls> {
  const cases = await allCases(store);
  const byConversation = groupBy(cases, ({ conversationId }) => conversationId);
  const cried = people.filter(({ isEmergency, accepted }) => isEmergency && accepted.length);
  const casesOf = cried.map((person) => byConversation.get(store.conversations.idOf(addressOf(person))) ?? []);
  const alarms = groupBy(
    pages.filter(({ type }) => type !== 'case.claimed'),
    ({ caseId = '' }) => caseId,
  );
  const calls = (one: Case) => alarms.get(one.id) ?? [];
  const theirs = casesOf.flat();
  const repeats = [...groupBy(pages, ({ id }) => id).values()].map((same) => repeatsOf(same.map(({ at }) => at)));
  return {
    emergencies: cried.length,
    cases: cases.length,
    withoutCase: casesOf.filter(({ length }) => length === 0).length,
    extraCases: cases.length - casesOf.filter(({ length }) => length > 0).length,
    uncalled: theirs.filter((one) => !calls(one).length).length,
    fellSilent: theirs.filter((one) => one.status === 'open' && isSilent(calls(one), now)).length,
    calledInVain: theirs.reduce((sum, one) => sum + inVain(one, calls(one)).length, 0),
    pagedTwice: repeats.flat().length,
    pagedForNothing: repeats.flatMap((ofPage) => unexplained(ofPage, breaks)).length,
  };
}

/** All cases that there are, however they stand. */
export async function allCases({ cases }: Store): Promise<Case[]> {
  const all: Case[] = [];
  for (let after: string | undefined; ;) {
    const page = await cases.openedBetween({ from: 0, to: Infinity, limit: PAGE, ...(after && { after }) });
    all.push(...page.items);
    if (!page.next) return all;
    after = page.next;
  }
}

const isSilent = (calls: readonly Page[], now: number) => now - (calls.at(-1)?.at ?? 0) > LONGEST_SILENCE_MS;

/** Those of a case that somebody has. */
const inVain = ({ status, ownedSince = Infinity }: Case, calls: readonly Page[]) =>
  status === 'claimed' ? calls.filter(({ at }) => at > ownedSince + ON_ITS_WAY_MS) : [];
