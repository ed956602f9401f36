import { setImmediate } from 'node:timers/promises';
import { FNV_START, hash } from '../language/fnv';
import type { Analyse, Analysis } from './analysis';
import type { FeatureTable } from './feature-table';
import { type Features, type Featurise, createFeaturiser } from './features';
import { noisyCopies } from './noise';
import { randomFrom } from './random';

const SEED = 11;
/** The judge learns from the message and its copy without accents. */
const JUDGED = 1;

/** The copies of a text with slips of the keyboard, as training needs them. */
export interface Copies {
  features: Features[];
  /** The first of them taken apart, for the judge: of all copies they would fill the memory. */
  judged: Analysis[];
}

export const NO_COPIES: Copies = { features: [], judged: [] };

/** Texts of which several threads make copies: each takes the next that none has taken. */
export interface Texts {
  texts: readonly string[];
  /** How many are taken. */
  taken: Int32Array;
}

/** What is left to chance in the training on a text is drawn by its own words. */
export const lotOf = (text: string): number => hash(FNV_START, text);

/**
 * Makes copies as long as there are texts; gives them by the places of these. What it takes apart before the features are known
 * waits for them.
 */
export async function makeCopies(
  { texts, taken }: Texts,
  analyse: Analyse,
  table: Promise<FeatureTable>,
): Promise<Map<number, Copies>> {
  const made = new Map<number, Copies>();
  const waiting = new Map<number, Analysis[]>();
  let featurise: Featurise | undefined;
  const known = table.then((features) => (featurise = createFeaturiser(features)));
  for (let n = Atomics.add(taken, 0, 1); n < texts.length; n = Atomics.add(taken, 0, 1)) {
    waiting.set(n, copiesOf(texts[n] ?? '').map(analyse));
    // The features may have come meanwhile.
    await setImmediate();
    if (featurise) finish(featurise);
  }
  finish(await known);
  return made;

  function finish(featurise: Featurise): void {
    for (const [n, analyses] of waiting)
      made.set(n, { features: analyses.map((one) => featurise(one)), judged: analyses.slice(0, JUDGED) });
    waiting.clear();
  }
}

const copiesOf = (text: string) => noisyCopies(text, randomFrom(lotOf(text) + SEED));
