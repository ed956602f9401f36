import type { HandoffRequest } from '../../bot/handoff';
import { likeness } from '../../bot/language/near-copies';
import { OFFER_TEXT } from '../../bot/offers/offer';
import type { Case, CaseStore } from '../store/contract/cases';
import { advertMarks } from './marks';

/** The fact under which staff see in which other cases the same advert was reported. */
const SEEN_BEFORE = 'offer_seen_before';
/** From this likeness on two adverts are copies of one another. */
const ALIKE = 0.4;
/** What so many share is a wave; those that came first are told of it already. */
const MOST_MARKED = 5_000;
const MOST_LOOKED_AT = 20;
const MOST_TOLD = 5;

/** The advert that a request or a case is about. */
const advertOf = (facts: HandoffRequest['facts']): string => facts.find(({ name }) => name === OFFER_TEXT)?.value ?? '';

/** The request with a word to staff when the same advert, or a near-copy of it, was reported before. */
export async function withEarlierReports(cases: CaseStore, request: HandoffRequest): Promise<HandoffRequest> {
  const advert = advertOf(request.facts);
  const found = advert ? await earlierReports(cases, advert, request.caseId) : [];
  if (!found.length) return request;
  const value = found.map(({ code }) => code).join(', ');
  return { ...request, facts: [...request.facts, { name: SEEN_BEFORE, value }] };
}

async function earlierReports(cases: CaseStore, advert: string, ownId: string): Promise<Case[]> {
  const shared = await cases.marked(advertMarks(advert), MOST_MARKED);
  const ids = new Set(shared.flatMap(({ caseIds }) => caseIds).filter((id) => id !== ownId));
  const found = await Promise.all([...ids].slice(0, MOST_LOOKED_AT).map((id) => cases.get(id)));
  return found
    .flatMap((item) => (item ? [{ item, alike: likeness(advert, advertOf(item.facts)) }] : []))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, MOST_TOLD)
    .map(({ item }) => item);
}
