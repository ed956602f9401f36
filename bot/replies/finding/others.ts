import type { Intent } from '../../../knowledge/schema';
import type { Place } from './entries';

/** An answer with its score and how near it is by words alone. */
export interface Ranked {
  place: Place;
  score: number;
  nearness: number;
  /** Its likeness to what is asked: the sum of both (0 to 2). */
  like: number;
}

type Least = Pick<Ranked, 'nearness' | 'like'>;

/** How many are offered beside an answer, and how many when there is none. */
const OFFERED = { beside: 3, instead: 3 };
/**
 * An answer within this distance of the best one may be what was meant. Measured on 3,000 questions that the index had not seen: the
 * one that was asked for, or its article, was then given or offered for 76 in 100.
 */
const MARGIN = { unsure: 4.8, sure: 3.6 };
/**
 * Within this distance two are about as likely to be what was asked: of another article, or another part of the same one. Of the
 * same questions 64 in 100 then have their answer in the reply itself, 55 in its first part.
 */
const RIVAL = { other: 1.2, part: 1.2 };
/** From this score on the best one is right for four of five. */
const SURE = 15;
/** So near must be what is offered: beside an answer, when nothing is known, when the message was read as none of our business. */
const LEAST = {
  beside: { nearness: 0, like: 0.05 },
  unknown: { nearness: 0.6, like: 0 },
  refused: { nearness: 1.1, like: 0.3 },
};

/** Nobody who asks something means one of these. */
const NEVER_MEANT: readonly Intent[] = ['greeting', 'thanks_bye', 'abuse_spam', 'out_of_scope'];

/** The group of what the bot says of itself. */
const SELF = 'conversation';

/** Whoever speaks of the bot is not asked whether they mean trafficking, nor the other way round. */
const isLike = (one: Place, other: Place): boolean => (one.article.group === SELF) === (other.article.group === SELF);

/** What is offered beside the best answer, which has this score, comes nearly as near: its score is at least this. */
export const leastBeside = (score: number): number => score - (score < SURE ? MARGIN.unsure : MARGIN.sure);

/** What may be meant beside the best answer, of those that come nearly as near as it does. */
export function otherwiseMeant(close: readonly Ranked[], best: Place): Place[] {
  const like = close.filter((one) => isLike(one.place, best));
  return nearest(like, best, LEAST.beside, OFFERED.beside);
}

/**
 * What comes so near to the best one, of this score, that it may as well be the answer: the first of those that are offered, or another
 * part of the article that is shown.
 */
export function rivalAmong(
  close: readonly Ranked[],
  { score, shown, offered: [first] }: { score: number; shown: Place; offered: readonly Place[] },
): Place | undefined {
  const lead = (ranked: Ranked | undefined, most: number) => most - (score - (ranked?.score ?? -Infinity));
  const other = close.find(({ place }) => place === first);
  const part = best(close.filter(({ place, like }) => isOtherPart(place, shown) && like >= LEAST.beside.like));
  const [ofOther, ofPart] = [lead(other, RIVAL.other), lead(part, RIVAL.part)];
  if (Math.max(ofOther, ofPart) < 0) return undefined;
  return ofPart > ofOther ? part?.place : other?.place;
}

const isOtherPart = ({ article, section }: Place, shown: Place): boolean =>
  article.id === shown.article.id && section !== shown.section;

const best = (ranked: readonly Ranked[]): Ranked | undefined =>
  ranked.reduce<Ranked | undefined>((top, one) => (top && top.score >= one.score ? top : one), undefined);

/** The nearest there is, when what was asked is not known or was `refused`. */
export const nearestInstead = (ranked: readonly Ranked[], shown: Place, cause: 'unknown' | 'refused'): Place[] =>
  nearest(ranked, shown, LEAST[cause], OFFERED.instead);

/** The best place of each article, but the one that is shown already. */
function nearest(ranked: readonly Ranked[], shown: Place, least: Least, count: number): Place[] {
  const seen = new Set([shown.article.id]);
  return ranked
    .filter(({ nearness, like }) => nearness >= least.nearness && like >= least.like)
    .sort((one, other) => other.score - one.score)
    .map(({ place }) => place)
    .filter(({ article }) => !NEVER_MEANT.some((intent) => article.intents[0] === intent))
    .filter(({ article }) => !seen.has(article.id) && seen.add(article.id))
    .slice(0, count);
}
