import { INTENTS } from '../../../knowledge/schema';
import type { Reading } from '../../understanding/reader';
import type { Entry, Traits } from './entries';
import { type Named, isAbout, tellsOfMerger } from './named';

/** What a message was read to ask for. */
export type Wanted = Pick<Reading, 'intent' | 'confidence' | 'candidates' | 'entities'>;

/** How near an answer is to what is asked: to its closest question, to all of its questions, in all its words, and in how many of them. */
export interface Near {
  closest: number;
  gist: number;
  words: number;
  /** How much of the question its text holds at all (0 to 1). */
  held: number;
}

/** How much the parts of a score count beside the likeness to the closest question (tuned on held-out questions). */
const WEIGHT = {
  gist: 1.5,
  words: 2,
  held: 1.2,
  intent: 0.5,
  about: 0.25,
  aboutIntent: 0.6,
  merger: 0.5,
  default: 0.03,
  unnamed: 0.5,
};
/** A full-text score of this much counts half. */
const HALF_WORDS = 30;

/** How near an answer is by words alone. */
export function nearness({ closest, gist, words }: Omit<Near, 'held'>): number {
  // To the sixth power, without `**`, which takes longer than all the rest: a question that is known nearly word for word counts
  // once more; one that is only like it hardly does.
  const cube = closest * closest * closest;
  return closest + cube * cube + WEIGHT.gist * gist + (WEIGHT.words * words) / (words + HALF_WORDS);
}

/** Below this sum of both likenesses the words in common are mostly chance, and count for less. */
const CHANCE = 0.25;

/** What an answer is ranked by beside its fitness: of two that are as near, the one that speaks of more of what was asked. */
export function rank(near: Near): number {
  const meant = Math.min(1, (near.closest + near.gist) / CHANCE);
  return nearness(near) + WEIGHT.held * near.held * meant;
}

/** How likely each intent is meant, by its place among all. */
type Likely = Float64Array;

/** Makes the weighing of what speaks for an answer beside its words; -Infinity: it is about something else. */
export function createFitness(wanted: Pick<Wanted, 'candidates'>, named: Named): (entry: Entry) => number {
  const likely = likelyOf(wanted);
  const isNamed = named.countries.length > 0 || named.laws.length > 0;
  return ({ traits }) => {
    const about = isNamed ? isAbout(traits, named) : undefined;
    if (about === false) return -Infinity;
    const merger = tellsOfMerger(traits, named) ? WEIGHT.merger : 0;
    // Whoever names no country must not get the telephone numbers of one.
    const guessed = traits.isOfCountries && !named.countries.length ? WEIGHT.unnamed : 0;
    return byIntent(traits, likely, about === true) + merger - guessed;
  };
}

function byIntent({ intents, isDefault }: Traits, likely: Likely, about: boolean): number {
  let intent = 0;
  for (let n = 0; n < intents.length; n += 1) intent = Math.max(intent, likely[intents[n] ?? 0] ?? 0);
  return (
    WEIGHT.intent * intent +
    // Being about the country that was named says little when something else than the article's topic is asked.
    (about ? WEIGHT.about + WEIGHT.aboutIntent * intent : 0) +
    (isDefault ? WEIGHT.default : 0)
  );
}

function likelyOf({ candidates }: Pick<Wanted, 'candidates'>): Likely {
  const likely = new Float64Array(INTENTS.length);
  for (const { intent, probability } of candidates) likely[INTENTS.indexOf(intent)] = probability;
  return likely;
}
