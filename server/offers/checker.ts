import { existsSync, readFileSync } from 'node:fs';
import type { OfferCheckerParts } from '../../bot/offers/check-offer';
import { createMoneyFinder } from '../../bot/language/money';
import { unpackOpinions } from '../../bot/offers/opinion';
import { createCountryFinder } from '../../bot/understanding/places';
import { loadOfferContent } from '../../knowledge/offers';
import { loadAbbreviations, loadEntityRegisters } from '../../knowledge/registers';
import type { Country } from '../../knowledge/schema';
import type { ProjectPaths } from '../paths';

/** All that offers are checked by; `countries` are those of the content. */
export function loadOfferParts(
  { knowledge, offers }: Pick<ProjectPaths, 'knowledge'> & Partial<Pick<ProjectPaths, 'offers'>>,
  countries: readonly Country[],
): OfferCheckerParts {
  return {
    content: loadOfferContent(knowledge),
    findCountries: createCountryFinder(countries),
    findMoney: createMoneyFinder(loadEntityRegisters(knowledge).money),
    abbreviations: loadAbbreviations(knowledge),
    learnt: offers !== undefined && existsSync(offers) ? unpackOpinions(readFileSync(offers)) : undefined,
  };
}
