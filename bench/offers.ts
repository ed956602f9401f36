import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import AggressiveTokenizerVi from 'natural/lib/natural/tokenizers/aggressive_tokenizer_vi';
import { createOfferChecker } from '../bot/offers/check-offer';
import type { CheckOffer } from '../bot/offers/offer';
import { loadContent } from '../knowledge/loader';
import { loadOfferParts } from '../server/offers/checker';
import { projectPaths } from '../server/paths';
import { type Figure, figure } from './figures';
import { timesOf } from './times';

/** The check of an advert's text, beside cutting the same text into words. */
export function measureOffers(): Figure[] {
  const check = loadChecker();
  const tokenizer = new AggressiveTokenizerVi();
  const texts = adverts();
  const floor = {
    what: "natural's tokenizer on the same text",
    samples: timesOf(texts, (text) => tokenizer.tokenize(text)),
  };
  return [figure('check of an advert', 'ms', timesOf(texts, check), floor)];
}

function loadChecker(): CheckOffer {
  const paths = projectPaths();
  return createOfferChecker(loadOfferParts(paths, loadContent(paths.knowledge).countries));
}

function adverts(): string[] {
  const folder = path.join(projectPaths().root, 'test/fixtures/offers');
  return readdirSync(folder).flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text),
  );
}
