import type { Content } from '../../../knowledge/loader';
import type { Article, Country, Intent } from '../../../knowledge/schema';
import { fold } from '../../language/normalise';
import { atOnce } from '../../steps';
import { type Analyse, setsAccents } from '../../understanding/analysis';
import { type Before, isGiven, together } from './before';
import { type Entry, type Place, entriesIn } from './entries';
import { type FindNamed, type Named, createNamedFinder, isAbout, tellsOfMerger, withoutFormerProvinces } from './named';
import { type Indexes, indexing } from './indexes';
import { type Ranked, leastBeside, nearestInstead, otherwiseMeant, rivalAmong } from './others';
import { alike, senseOf } from './senses';
import {
  type Near,
  type Nears,
  type Wanted,
  type Wholes,
  createFitness,
  inColumns,
  nearAt,
  nearness,
  rank,
} from './weighing';

/** The answer to a question: an article, or the section of it that is asked for. */
export interface Found extends Place {
  /**
   * How well it fits: `close` to a question that it is known to answer, `near` in words, or `far`: then it is only the
   * general answer to questions of this intent, and what was asked is not known.
   */
  fit: 'close' | 'near' | 'far';
  named: Named;
  /** What may be meant as well, the likeliest first; none when it is clear enough what is meant. */
  others: Place[];
  /** The first of them, or another part of the same article, where it may as well be the answer. */
  rival?: Place;
}

/** What was found, before it is known what may be meant as well. */
type Judged = Omit<Found, 'others' | 'rival'>;

/** Every entry as it compares with one question, by its number. */
interface Compared {
  nears: Nears;
  /** Sums of rank and fitness. */
  scores: Float64Array;
  /** The number of the best one. */
  best: number;
}

/** From this likeness to one known question on it is asked the same thing, whatever intent was read. */
const CLOSE = 0.62;
/** Below this sum of both likenesses an answer has hardly a word in common with what is asked; stories seldom reach much more. */
const FAR = 0.2;
/** An answer to another topic than the one that was read needs so much: below it the words in common are mostly chance. */
const FAR_OFF_TOPIC = 0.35;
/** From this probability on a topic counts as read. */
const READ = 0.15;
/**
 * By words alone so near, it is an answer, whatever topic was read: of what was held out every second such answer was the right one,
 * of what is further away every fourth.
 */
const NEAR_BY_WORDS = 1.35;
/**
 * Read as none of our business, but as near in its words as `words`: then it is our business. From `certainty` on it must be
 * nearer still: of questions on other things hardly one comes as near as `certainWords`, of ours that are misread most do.
 */
const NEAR = { words: 1.5, certainty: 0.75, certainWords: 2.2 };
/** What reaches less than this part of the best score is never offered in its place. */
const WORTH_OFFERING = 0.5;

/** Finds the article or section that answers a question: by intent, by what it names, and by its words. */
export class ArticleFinder {
  readonly #entries: Entry[];
  /** The number of the article of each entry. */
  readonly #articleOf: Uint16Array;
  readonly #indexes: Indexes;
  readonly #laws: ReadonlySet<string>;
  readonly #findNamed: FindNamed;
  readonly #analyse: Analyse;

  /** `analyse` should be the reader's own: then a message is understood in the same words here and there. */
  constructor(
    content: Pick<Content, 'articles' | 'programmes' | 'provinces'>,
    analyse: Analyse,
    indexes: Indexes = atOnce(indexing(entriesIn(content), analyse)),
  ) {
    this.#analyse = analyse;
    this.#findNamed = createNamedFinder(content);
    this.#entries = entriesIn(content);
    this.#articleOf = numbersOf(this.#entries.map(({ article }) => article));
    this.#indexes = indexes;
    this.#laws = new Set([...content.articles.values()].flatMap(({ laws }) => laws));
  }

  /**
   * The best one; undefined when nothing at all is known on the intent. `before` is what the question goes on with, when it
   * cannot be understood without it.
   */
  find(wanted: Wanted, question: string, before?: Before): Found | undefined {
    const named = this.#findNamed(this.#analyse(question), wanted.entities);
    const asked = withoutFormerProvinces(question, wanted.entities, named);
    const alone = this.#compare(asked, wanted.entities.countries);
    const nears = before ? this.#goingOn(alone, before) : alone;
    const compared = this.#weigh(
      nears,
      before ? undefined : this.#wholes(alone),
      createFitness(wanted, this.#known(named)),
    );
    const entry = this.#entries[compared.best];
    if (!entry) return undefined;
    const found = this.#judge(entry, wanted, named, nearAt(nears, compared.best));
    const shown = found.fit === 'far' ? (this.#ofCountry(wanted, named, compared) ?? found) : found;
    return { ...shown, ...this.#others(shown, wanted, compared) };
  }

  /** The articles that are nearest to a few words, whatever is meant by them; the best first. */
  search(question: string): Article[] {
    const nears = this.#compare(question);
    const ranked = this.#entries
      .map(({ article }, n) => ({
        article,
        like: (nears.closest[n] ?? 0) + (nears.gist[n] ?? 0),
        score: rank(nears, n),
      }))
      .filter(({ like }) => like >= FAR)
      .sort((one, other) => other.score - one.score);
    return [...new Set(ranked.map(({ article }) => article))];
  }

  defaultOf(intent: Intent): Article | undefined {
    return this.#entries.find(({ article }) => article.default && article.intents[0] === intent)?.article;
  }

  /** How near every entry is to a question and to what was spoken of before it. */
  #goingOn(alone: Nears, before: Before): Nears {
    const topic = this.#compare(before.topic);
    const both = this.#entries.map((entry, n) =>
      isGiven(entry, before)
        ? nearAt(alone, n)
        : together(nearAt(alone, n), nearAt(topic, n), entry.article.id === before.given),
    );
    return inColumns(both);
  }

  /** How near every entry is to a question. */
  #compare(question: string, countries: readonly Country[] = []): Nears {
    const analysis = this.#analyse(question);
    // Which countries an article is about is known: that it says their names must not count once more.
    const names = new Set(countries.flatMap((country) => country.names).flatMap((name) => fold(name).split(' ')));
    const spelt = analysis.words.map(({ word }) => word).filter((word) => !names.has(word));
    const { questions, texts, senses } = this.#indexes;
    const features = questions.featuresOf(analysis);
    const { closest, gist } = questions.compare(features, !setsAccents(analysis));
    const { scores, held } = texts.compare(spelt);
    const sense = senses
      ? alike(senseOf(senses.tables, features), senses.centres)
      : new Float64Array(this.#entries.length);
    return { closest, gist, words: scores, held, sense };
  }

  /** `wholes` is not asked of a question that goes on with another. */
  #weigh(nears: Nears, wholes: Wholes | undefined, fitness: (entry: Entry) => number): Compared {
    const scores = new Float64Array(this.#entries.length);
    for (let n = 0; n < scores.length; n += 1) {
      const entry = this.#entries[n];
      scores[n] = entry ? rank(nears, n, wholes, this.#articleOf[n]) + fitness(entry) : -Infinity;
    }
    return { nears, scores, best: bestOf(scores) };
  }

  /** What there is in general on the topic in the country that was named: it says itself what is not known of it. */
  #ofCountry({ intent }: Wanted, named: Named, { scores }: Compared): Judged | undefined {
    if (!named.countries.length && !named.laws.length) return undefined;
    const isMeant = ({ article, section, traits }: Entry) =>
      section === undefined &&
      traits.isOfCountries &&
      article.intents.includes(intent) &&
      isAbout(article, named) === true;
    const meant = Float64Array.from(this.#entries, (entry, n) => (isMeant(entry) ? (scores[n] ?? 0) : -Infinity));
    const entry = this.#entries[bestOf(meant)];
    return entry && { article: entry.article, named, fit: 'near' };
  }

  /** An article of law that none of ours is about must not shut all of them out. */
  #known(named: Named): Named {
    return { ...named, laws: named.laws.filter((law) => this.#laws.has(law)) };
  }

  #judge({ article, section }: Entry, wanted: Wanted, named: Named, near: Near): Judged {
    const where = { named, ...(section !== undefined && { section }) };
    const isUnknownLaw = named.laws.length > 0 && !article.laws.some((law) => named.laws.includes(law));
    const { closest, gist } = near;
    // Naming a province that is no more and asking whom to ask is our business, though nothing else in it sounds so.
    if (tellsOfMerger(article, named) && closest + gist >= FAR) return { article, ...where, fit: 'close' };
    const isOurs = nearness(near) >= (wanted.confidence < NEAR.certainty ? NEAR.words : NEAR.certainWords);
    if (isRefused(wanted) && isOurs) return { article, ...where, fit: 'close' };
    if (closest < CLOSE && isElsewhere(wanted) && !article.intents.includes(wanted.intent))
      return { article: this.defaultOf(wanted.intent) ?? article, named, fit: 'near' };
    if (closest >= CLOSE) return { article, ...where, fit: isUnknownLaw ? 'far' : 'close' };
    const far = isOnTopic(article, wanted) ? FAR : FAR_OFF_TOPIC;
    const isNear = closest + gist >= far || nearness(near) >= NEAR_BY_WORDS;
    if (isNear && !isUnknownLaw) return { article, ...where, fit: 'near' };
    return { article: this.defaultOf(wanted.intent) ?? article, named, fit: 'far' };
  }

  #others(shown: Judged, wanted: Wanted, compared: Compared): Pick<Found, 'others' | 'rival'> {
    const score = compared.scores[compared.best] ?? 0;
    const instead = () => this.#ranked(compared, score * WORTH_OFFERING);
    if (isRefused(wanted) && shown.article.intents.includes(wanted.intent))
      return { others: wanted.intent === 'out_of_scope' ? nearestInstead(instead(), shown, 'refused') : [] };
    if (shown.fit === 'far') return { others: nearestInstead(instead(), shown, 'unknown') };
    const close = this.#ranked(compared, leastBeside(score));
    const others = otherwiseMeant(close, shown);
    const rival = rivalAmong(close, { score, shown, offered: others });
    return { others, ...(rival && { rival }) };
  }

  #wholes(nears: Nears): Wholes {
    const words = new Float64Array(this.#entries.length);
    const sense = new Float64Array(this.#entries.length);
    for (let n = 0; n < this.#articleOf.length; n += 1) {
      const article = this.#articleOf[n] ?? 0;
      words[article] = Math.max(words[article] ?? 0, nears.words[n] ?? 0);
      sense[article] = Math.max(sense[article] ?? 0, nears.sense[n] ?? 0);
    }
    return { words, sense };
  }

  /** All that reach `least`. */
  #ranked({ nears, scores }: Compared, least: number): Ranked[] {
    const ranked: Ranked[] = [];
    for (let n = 0; n < scores.length; n += 1) {
      const score = scores[n] ?? -Infinity;
      const place = this.#entries[n];
      if (score < least || !place) continue;
      const one = nearAt(nears, n);
      ranked.push({ place, score, nearness: nearness(one), like: one.closest + one.gist });
    }
    return ranked;
  }
}

/** A number for each different one, from 0 on in the order in which they come. */
function numbersOf(articles: readonly Article[]): Uint16Array {
  const numbers = new Map([...new Set(articles)].map((article, n) => [article, n]));
  return Uint16Array.from(articles, (article) => numbers.get(article) ?? 0);
}

/** The number of the highest; -1 when there is none. */
function bestOf(scores: Float64Array): number {
  let best = -1;
  let highest = -Infinity;
  for (let n = 0; n < scores.length; n += 1) {
    const score = scores[n] ?? -Infinity;
    if (score <= highest) continue;
    best = n;
    highest = score;
  }
  return best;
}

const isOnTopic = ({ intents }: Article, { candidates }: Wanted): boolean =>
  candidates.some(({ intent, probability }) => probability >= READ && intents.includes(intent));

const isRefused = ({ intent }: Wanted): boolean => intent === 'out_of_scope' || intent === 'abuse_spam';

/** Read as none of our business: then words in common with an article are chance, unless its very question was asked. */
const isElsewhere = (wanted: Wanted): boolean => isRefused(wanted) && wanted.confidence >= 0.5;
