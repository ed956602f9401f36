import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OfferCheckerParts } from '../../bot/offers/check-offer';
import { createMoneyFinder } from '../../bot/language/money';
import { unpackLearnt } from '../../bot/offers/learnt';
import { createCountryFinder } from '../../bot/understanding/places';
import { loadOfferContent, loadOtherMessages } from '../../knowledge/offers';
import { loadAbbreviations, loadEntityRegisters } from '../../knowledge/registers';
import type { Country } from '../../knowledge/schema';
import { loadUtterances } from '../../knowledge/utterances';
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
    others: () => otherMessages(knowledge),
    learnt: offers !== undefined && existsSync(offers) ? unpackLearnt(readFileSync(offers)) : undefined,
  };
}

/** What people write that is no offer; those who ask to have one checked often tell what it says. */
function otherMessages(knowledge: string): string[] {
  const utterances = loadUtterances(path.join(knowledge, 'utterances'));
  const talk = utterances.filter(({ intent }) => intent !== 'offer_check').map(({ text }) => text);
  return [...talk, ...loadOtherMessages(knowledge)];
}
