import { writeFileSync } from 'node:fs';
import { learnFromExamples } from '../../bot/offers/check-offer';
import { packOpinions } from '../../bot/offers/opinion';
import { loadContent } from '../../knowledge/loader';
import { loadOfferParts } from '../offers/checker';
import { projectPaths } from '../paths';

/** Learns from knowledge/offers/examples and writes dist/offers.bin; the same examples give the same bytes. */
const paths = projectPaths();
const parts = loadOfferParts(paths, loadContent(paths.knowledge).countries);
writeFileSync(paths.offers, packOpinions(learnFromExamples(parts)));
