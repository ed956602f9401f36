import { writeFileSync } from 'node:fs';
import { learnFromExamples } from '../../bot/offers/check-offer';
import { packLearnt } from '../../bot/offers/learnt';
import { loadContent } from '../../knowledge/loader';
import { loadOfferParts } from '../offers/checker';
import { projectPaths } from '../paths';

/** Learns from knowledge/offers/examples and knowledge/utterances and writes dist/offers.bin; the same examples give the same bytes. */
const paths = projectPaths();
// Only the content: what was learnt before may be of another shape.
const { knowledge } = paths;
const parts = loadOfferParts({ knowledge }, loadContent(knowledge).countries);
writeFileSync(paths.offers, packLearnt(learnFromExamples(parts)));
