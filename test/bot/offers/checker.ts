import { readFileSync } from 'node:fs';
import { createMoneyFinder } from '../../../bot/language/money';
import { createOfferChecker } from '../../../bot/offers/check-offer';
import type { CompanyRegister } from '../../../bot/offers/companies';
import type { CheckOffer, Verdict } from '../../../bot/offers/offer';
import { createCountryFinder } from '../../../bot/understanding/places';
import { loadContent } from '../../../knowledge/loader';
import { type OfferContent, loadOfferContent } from '../../../knowledge/offers';
import { loadAbbreviations, loadEntityRegisters } from '../../../knowledge/registers';

/** All content about offers. */
export const offerContent = loadOfferContent('knowledge');

/** The checker as the server puts it together, with the list of licensed companies if there is one; content may be replaced. */
export function loadChecker(register?: CompanyRegister, content: OfferContent = offerContent): CheckOffer {
  return createOfferChecker({
    ...(register && { companies: { register, words: { listed: 'Tên và số có trong danh sách.' } } }),
    content,
    findCountries: createCountryFinder(loadContent('knowledge').countries),
    findMoney: createMoneyFinder(loadEntityRegisters('knowledge').money),
    abbreviations: loadAbbreviations('knowledge'),
  });
}

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
