import { readFileSync } from 'node:fs';
import { createOfferChecker, createSoundFinder } from '../../../bot/offers/check-offer';
import type { CompanyRegister } from '../../../bot/offers/companies';
import type { CheckOffer, Verdict } from '../../../bot/offers/offer';
import { loadContent } from '../../../knowledge/loader';
import type { OfferContent } from '../../../knowledge/offers';
import { loadOfferParts } from '../../../server/offers/checker';
import { projectPaths } from '../../../server/paths';

const parts = loadOfferParts(projectPaths(), loadContent('knowledge').countries);

/** All content about offers. */
export const offerContent = parts.content;

/** The checker as the server puts it together, with the list of licensed companies if there is one; the verdicts of other content are learnt anew. */
export function loadChecker(register?: CompanyRegister, content?: OfferContent): CheckOffer {
  return createOfferChecker({
    ...parts,
    ...(register && { companies: { register, words: { listed: 'Tên và số có trong danh sách.' } } }),
    ...(content && { content, learnt: undefined, others: () => [] }),
  });
}

/** What spares most messages the check. */
export const hearSound = createSoundFinder(parts);

/** An advert that was made up and labelled; none is a real person's. */
export interface LabelledOffer {
  id: string;
  text: string;
  label: Verdict;
  kind: string;
}

/** Reads test/fixtures/offers/<name>.jsonl. */
export function labelledOffers(name: string): LabelledOffer[] {
  return readFileSync(`test/fixtures/offers/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledOffer);
}
