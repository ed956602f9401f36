import { INTENTS } from '../../../knowledge/schema';
import type { Reading } from '../../understanding/reader';
import type { Place, Traits } from './entries';
import { type Named, isAbout, tellsOfMerger } from './named';

/** What a message was read to ask for. */
export type Wanted = Pick<Reading, 'intent' | 'confidence' | 'candidates' | 'entities'>;

/** How near an answer is to what is asked: to its closest question, to all of its questions, in all its words, in how many of them, and in what is meant. */
export interface Near {
  closest: number;
  gist: number;
  words: number;
  /** How much of the question its text holds at all (0 to 1). */
  held: number;
  /** How much what is meant points its way (-1 to 1); 0 where nothing was learnt of that. */
  sense: number;
}

/** How near every entry is, by its number: a column for each part, so that a search makes no thousands of objects. */
export type Nears = Readonly<Record<keyof Near, Float64Array>>;

/** How near one entry is. */
export const nearAt = ({ closest, gist, words, held, sense }: Nears, n: number): Near => ({
  closest: closest[n] ?? 0,
  gist: gist[n] ?? 0,
  words: words[n] ?? 0,
  held: held[n] ?? 0,
  sense: sense[n] ?? 0,
});

/** The same for entries that are known one by one. */
export function inColumns(nears: readonly Near[]): Nears {
  const column = (part: keyof Near) => Float64Array.from(nears, (near) => near[part]);
  return {
    closest: column('closest'),
    gist: column('gist'),
    words: column('words'),
    held: column('held'),
    sense: column('sense'),
  };
}

/** Every answer as it compares with one question, by its number. */
export interface Ranking {
  places: readonly Place[];
  nears: Nears;
  /** Sums of rank and fitness. */
  scores: Float64Array;
  /** The number of the best one. */
  best: number;
}

/** How much the parts count by which answers are told near from far. */
const NEARNESS = { gist: 1.5, words: 2 };
/**
 * How much the parts of a score count by which answers are ranked: learnt on questions that the index had not seen, by two sets of
 * hands (a softmax over the sixty best); the margins of others.ts fit them. How alike the closest question is says little beside all
 * else, unless it is known nearly word for word. Of two sections the one whose article is near in others of its answers, too, is
 * likelier meant.
 */
const WEIGHT = {
  closest: 14,
  words: 5.5,
  held: 3.3,
  sense: 7,
  wholeWords: 3.6,
  wholeSense: 3.3,
  intent: 0.54,
  about: 1.25,
  merger: 1.1,
  default: -0.2,
  unnamed: { numbers: 7, other: 4 },
};
/** A full-text score of this much counts half. */
const HALF_WORDS = 30;

const portionOf = (words: number): number => words / (words + HALF_WORDS);

/** To the sixth power, without `**`, which takes longer than all the rest: 1 for a known question, hardly anything for one that is only like it. */
const nearlyKnown = (closest: number): number => {
  const cube = closest * closest * closest;
  return cube * cube;
};

/** How near an answer is by words alone. */
export const nearness = ({ closest, gist, words }: Omit<Near, 'held' | 'sense'>): number =>
  closest + nearlyKnown(closest) + NEARNESS.gist * gist + NEARNESS.words * portionOf(words);

/** Below this sum of both likenesses the words in common are mostly chance, and count for less. */
const CHANCE = 0.25;

/** How near each whole article is, by its number: in words and in what is meant as near as the nearest of its answers. */
export type Wholes = Record<'words' | 'sense', Float64Array>;

/**
 * What entry `n` is ranked by beside its fitness: of two that are as near, the one that speaks of more of what was asked. `whole` is the
 * number of its article in `wholes`; without these the entry stands for it.
 */
export function rank({ closest, gist, words, held, sense }: Nears, n: number, wholes?: Wholes, whole = 0): number {
  const likeness = closest[n] ?? 0;
  const meant = Math.min(1, (likeness + (gist[n] ?? 0)) / CHANCE);
  const inWords = words[n] ?? 0;
  const inSense = sense[n] ?? 0;
  return (
    WEIGHT.closest * nearlyKnown(likeness) +
    WEIGHT.words * portionOf(inWords) +
    WEIGHT.held * (held[n] ?? 0) * meant +
    WEIGHT.sense * inSense +
    WEIGHT.wholeWords * portionOf(wholes ? (wholes.words[whole] ?? 0) : inWords) +
    WEIGHT.wholeSense * (wholes ? (wholes.sense[whole] ?? 0) : inSense)
  );
}

/** How likely each intent is meant, by its place among all. */
type Likely = Float64Array;

/** Makes the weighing of what speaks for an answer beside its words; -Infinity: it is about something else. */
export function createFitness(wanted: Pick<Wanted, 'candidates'>, named: Named): (traits: Traits) => number {
  const likely = likelyOf(wanted);
  const isNamed = named.countries.length > 0 || named.laws.length > 0;
  const isSaid = (word: string) => named.said.includes(word);
  return (traits) => {
    if (traits.onlyWhere.length && !traits.onlyWhere.some(isSaid)) return -Infinity;
    const about = isNamed ? isAbout(traits, named) : undefined;
    if (about === false) return -Infinity;
    const merger = tellsOfMerger(traits, named) ? WEIGHT.merger : 0;
    const guessed = named.countries.length ? 0 : guessing(traits);
    return byIntent(traits, likely, about === true) + merger - guessed;
  };
}

/** Whoever names no country must not get what holds in one, least of all its telephone numbers. */
function guessing({ isOfCountries, hasNumbersOfCountries }: Traits): number {
  if (hasNumbersOfCountries) return WEIGHT.unnamed.numbers;
  return isOfCountries ? WEIGHT.unnamed.other : 0;
}

function byIntent({ intents, isDefault }: Traits, likely: Likely, about: boolean): number {
  let intent = 0;
  for (let n = 0; n < intents.length; n += 1) intent = Math.max(intent, likely[intents[n] ?? 0] ?? 0);
  return WEIGHT.intent * intent + (about ? WEIGHT.about : 0) + (isDefault ? WEIGHT.default : 0);
}

function likelyOf({ candidates }: Pick<Wanted, 'candidates'>): Likely {
  const likely = new Float64Array(INTENTS.length);
  for (const { intent, probability } of candidates) likely[INTENTS.indexOf(intent)] = probability;
  return likely;
}
