import type { HandoffRequest } from '../../bot/handoff';
import { ALIKE, type Fingerprint, bandsOf, fingerprintOf, likeness } from '../../bot/offers/fingerprint';
import { OFFER_TEXT } from '../../bot/offers/offer';
import type { Case, CaseStore } from '../store/contract/cases';
import { NO_CODE } from './search-terms';

/** The fact under which staff see in which other cases the same advert was reported. */
const SEEN_BEFORE = 'offer_seen_before';
const MOST_LOOKED_AT = 20;
const MOST_TOLD = 5;

/** The advert that a request or a case is about, as a fingerprint. */
function advertOf(facts: HandoffRequest['facts']): Fingerprint | undefined {
  const text = facts.find(({ name }) => name === OFFER_TEXT)?.value;
  return text === undefined ? undefined : fingerprintOf(text);
}

/** Terms under which a reported advert and its near-copies are found again. */
export function advertTerms({ facts }: HandoffRequest): string[] {
  const advert = advertOf(facts);
  return advert ? bandsOf(advert).map(bandTerm) : [];
}

const bandTerm = (band: string) => `advert:${band}`;

/** The request with a word to staff when the same advert, or a near-copy of it, was reported before. */
export async function withEarlierReports(cases: CaseStore, request: HandoffRequest): Promise<HandoffRequest> {
  const advert = advertOf(request.facts);
  if (!advert) return request;
  const found = await earlierReports(cases, advert, request.caseId);
  if (!found.length) return request;
  const value = found.map(({ code }) => code).join(', ');
  return { ...request, facts: [...request.facts, { name: SEEN_BEFORE, value }] };
}

async function earlierReports(cases: CaseStore, advert: Fingerprint, ownId: string): Promise<Case[]> {
  const pages = await Promise.all(
    bandsOf(advert).map((band) =>
      cases.list({ search: { code: NO_CODE, terms: [bandTerm(band)] }, limit: MOST_LOOKED_AT }),
    ),
  );
  const byId = new Map(pages.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  byId.delete(ownId);
  return [...byId.values()]
    .map((item) => ({ item, alike: likenessTo(advert, item) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, MOST_TOLD)
    .map(({ item }) => item);
}

function likenessTo(advert: Fingerprint, { facts }: Case): number {
  const other = advertOf(facts);
  return other ? likeness(advert, other) : 0;
}
