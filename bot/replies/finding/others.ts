import type { Article, Intent } from '../../../knowledge/schema';
import type { Place } from './entries';
import { type Ranking, nearAt, nearness } from './weighing';

/** What an answer must reach to be offered. */
interface Least {
  score: number;
  nearness: number;
  /** Its likeness to what is asked: the sum of both (0 to 2). */
  like: number;
}

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
/** What reaches less than this part of the best score is never offered in its place. */
const WORTH_OFFERING = 0.5;
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

/** The nearest there is, when what was asked is not known or was `refused`. */
export function nearestInstead(ranking: Ranking, shown: Place, cause: 'unknown' | 'refused'): Place[] {
  const near = reaching(ranking, { ...LEAST[cause], score: WORTH_OFFERING * bestScore(ranking) });
  return placesOf(ranking, nearest(ranking, near, shown, OFFERED.instead));
}

/**
 * What may be meant beside the answer that is shown, of what comes nearly as near as the best one does; and what comes so near that it
 * may as well be the answer: the first of them, or another part of the article that is shown.
 */
export function otherwiseMeant(ranking: Ranking, shown: Place): { others: Place[]; rival?: Place } {
  const { places, scores } = ranking;
  const score = bestScore(ranking);
  const close = reaching(ranking, { ...LEAST.beside, score: score - (score < SURE ? MARGIN.unsure : MARGIN.sure) });
  const others = nearest(ranking, close, shown, OFFERED.beside, (article) => isLike(article, shown.article));
  const parts = close.filter((n) => isOtherPart(places[n], shown));
  const [other, part] = [others[0] ?? NONE, highest(parts, scores)];
  const lead = (n: number, most: number) => most - (score - (scores[n] ?? -Infinity));
  const [ofOther, ofPart] = [lead(other, RIVAL.other), lead(part, RIVAL.part)];
  const rival = Math.max(ofOther, ofPart) < 0 ? undefined : places[ofPart > ofOther ? part : other];
  return { others: placesOf(ranking, others), ...(rival && { rival }) };
}

/** The number of no answer. */
const NONE = -1;

const bestScore = ({ scores, best }: Ranking): number => scores[best] ?? 0;

const placesOf = ({ places }: Ranking, numbers: readonly number[]): Place[] => numbers.flatMap((n) => places[n] ?? []);

/** Whoever speaks of the bot is not asked whether they mean trafficking, nor the other way round. */
const isLike = (one: Article, other: Article): boolean => (one.group === SELF) === (other.group === SELF);

const isEverMeant = ({ intents }: Article): boolean => !NEVER_MEANT.some((intent) => intents[0] === intent);

const isOtherPart = (place: Place | undefined, shown: Place): boolean =>
  place?.article === shown.article && place.section !== shown.section;

/** The numbers of all that reach so much. */
function reaching({ nears, scores }: Ranking, least: Least): number[] {
  const numbers: number[] = [];
  for (let n = 0; n < scores.length; n += 1) {
    if ((scores[n] ?? -Infinity) < least.score) continue;
    const near = nearAt(nears, n);
    if (near.closest + near.gist >= least.like && nearness(near) >= least.nearness) numbers.push(n);
  }
  return numbers;
}

/** Of these the best place of each article, but the one that is shown already. Articles are looked into one by one: it takes long. */
function nearest(
  { places, scores }: Ranking,
  numbers: readonly number[],
  shown: Place,
  count: number,
  isFit: (article: Article) => boolean = () => true,
): number[] {
  const found: number[] = [];
  let left = numbers.filter((n) => places[n]?.article !== shown.article);
  while (left.length && found.length < count) {
    const next = highest(left, scores);
    const article = places[next]?.article;
    if (article && isEverMeant(article) && isFit(article)) found.push(next);
    left = left.filter((n) => places[n]?.article !== article);
  }
  return found;
}

/** The number of the best of these. */
function highest(numbers: readonly number[], scores: Float64Array): number {
  let best = NONE;
  for (const n of numbers) if ((scores[n] ?? 0) > (scores[best] ?? -Infinity)) best = n;
  return best;
}
