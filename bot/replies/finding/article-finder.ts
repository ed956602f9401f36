import type { Content } from '../../../knowledge/loader';
import type { Article, Country, Intent } from '../../../knowledge/schema';
import { fold } from '../../language/normalise';
import { atOnce } from '../../steps';
import { type Analyse, setsAccents } from '../../understanding/analysis';
import { type Before, isGiven, together } from './before';
import { type Entry, type Place, type Traits, entriesIn } from './entries';
import { type FindNamed, type Named, createNamedFinder, isAbout, tellsOfMerger, withoutFormerProvinces } from './named';
import { type Indexes, indexing } from './indexes';
import { nearestInstead, otherwiseMeant } from './others';
import { WIDTH, alike, senseOf } from './senses';
import {
  type Near,
  type Nears,
  type Ranking,
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

/** Where a search reckons. All have the same room: whoever asks while garbage is cleared away waits for it. */
interface Room {
  nears: Nears;
  wholes: Wholes;
  scores: Float64Array;
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

/** Finds the article or section that answers a question: by intent, by what it names, and by its words. */
export class ArticleFinder {
  readonly #entries: Entry[];
  /** Of each entry. */
  readonly #traits: Traits[];
  /** The number of the article of each entry. */
  readonly #articleOf: Uint16Array;
  readonly #indexes: Indexes;
  readonly #laws: ReadonlySet<string>;
  readonly #defaults: ReadonlyMap<Intent | undefined, Article>;
  readonly #findNamed: FindNamed;
  readonly #analyse: Analyse;
  readonly #room: Room;

  /** `analyse` should be the reader's own: then a message is understood in the same words here and there. */
  constructor(
    content: Pick<Content, 'articles' | 'programmes' | 'provinces'>,
    analyse: Analyse,
    indexes: Indexes = atOnce(indexing(entriesIn(content), analyse)),
  ) {
    this.#analyse = analyse;
    this.#findNamed = createNamedFinder(content);
    this.#entries = entriesIn(content);
    this.#traits = this.#entries.map(({ traits }) => traits);
    this.#articleOf = numbersOf(this.#entries.map(({ article }) => article));
    this.#indexes = indexes;
    const articles = [...content.articles.values()];
    this.#laws = new Set(articles.flatMap(({ laws }) => laws));
    const defaults = articles.filter((article) => article.default);
    this.#defaults = new Map(defaults.reverse().map((article) => [article.intents[0], article]));
    const size = this.#entries.length;
    const wholes = { words: new Float64Array(articles.length), sense: new Float64Array(articles.length) };
    this.#room = { nears: this.#roomForNears(), wholes, scores: new Float64Array(size) };
  }

  /**
   * The best one; undefined when nothing at all is known on the intent. `before` is what the question goes on with, when it
   * cannot be understood without it.
   */
  find(wanted: Wanted, question: string, before?: Before): Found | undefined {
    const named = this.#findNamed(this.#analyse(question), wanted.entities);
    const asked = withoutFormerProvinces(question, wanted.entities, named);
    const alone = this.#compare(asked, wanted.entities.countries, this.#room.nears);
    const nears = before ? this.#goingOn(alone, before) : alone;
    const ranking = this.#weigh(
      nears,
      before ? undefined : this.#wholes(alone),
      createFitness(wanted, this.#known(named)),
    );
    const entry = this.#entries[ranking.best];
    if (!entry) return undefined;
    const found = this.#judge(entry, wanted, named, nearAt(nears, ranking.best));
    const shown = found.fit === 'far' ? (this.#ofCountry(wanted, named, ranking) ?? found) : found;
    return { ...shown, ...this.#others(shown, wanted, ranking) };
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
    return this.#defaults.get(intent);
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

  #roomForNears(): Nears {
    const column = () => new Float64Array(this.#entries.length);
    const { senses } = this.#indexes;
    const sense = senses ? new Float64Array(senses.centres.length / WIDTH) : column();
    return { closest: column(), gist: column(), words: column(), held: column(), sense };
  }

  /** How near every entry is to a question; `into` is the room to fill. */
  #compare(question: string, countries: readonly Country[] = [], into = this.#roomForNears()): Nears {
    const analysis = this.#analyse(question);
    // Which countries an article is about is known: that it says their names must not count once more.
    const names = new Set(countries.flatMap((country) => country.names).flatMap((name) => fold(name).split(' ')));
    const spelt = analysis.words.map(({ word }) => word).filter((word) => !names.has(word));
    const { questions, texts, senses } = this.#indexes;
    const features = questions.featuresOf(analysis);
    questions.compare(features, !setsAccents(analysis), into);
    texts.compare(spelt, { scores: into.words, held: into.held });
    if (senses) alike(senseOf(senses.tables, features), senses.centres, into.sense);
    return into;
  }

  /** `wholes` is not asked of a question that goes on with another. */
  #weigh(nears: Nears, wholes: Wholes | undefined, fitnessOf: (traits: Traits) => number): Ranking {
    const { scores } = this.#room;
    let last: Traits | undefined;
    let fitness = 0;
    for (let n = 0; n < scores.length; n += 1) {
      const traits = this.#traits[n];
      if (traits && traits !== last) fitness = fitnessOf(traits);
      last = traits;
      scores[n] = rank(nears, n, wholes, this.#articleOf[n]) + fitness;
    }
    return { places: this.#entries, nears, scores, best: bestOf(scores) };
  }

  /** What there is in general on the topic in the country that was named: it says itself what is not known of it. */
  #ofCountry({ intent }: Wanted, named: Named, { scores }: Ranking): Judged | undefined {
    if (!named.countries.length && !named.laws.length) return undefined;
    const isMeant = (n: number) => {
      const { article, section, traits } = this.#entries[n] ?? {};
      return (
        article !== undefined &&
        section === undefined &&
        traits?.isOfCountries === true &&
        article.intents.includes(intent) &&
        isAbout(article, named) === true
      );
    };
    const entry = this.#entries[bestOf(scores, isMeant)];
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

  #others(shown: Judged, wanted: Wanted, ranking: Ranking): Pick<Found, 'others' | 'rival'> {
    const isRefusal = isRefused(wanted) && shown.article.intents.includes(wanted.intent);
    if (isRefusal) return { others: wanted.intent === 'out_of_scope' ? nearestInstead(ranking, shown, 'refused') : [] };
    return shown.fit === 'far' ? { others: nearestInstead(ranking, shown, 'unknown') } : otherwiseMeant(ranking, shown);
  }

  #wholes(nears: Nears): Wholes {
    const { wholes } = this.#room;
    highestOf(nears.words, this.#articleOf, wholes.words);
    highestOf(nears.sense, this.#articleOf, wholes.sense);
    return wholes;
  }
}

/** A number for each different one, from 0 on in the order in which they come. */
function numbersOf(articles: readonly Article[]): Uint16Array {
  const numbers = new Map([...new Set(articles)].map((article, n) => [article, n]));
  return Uint16Array.from(articles, (article) => numbers.get(article) ?? 0);
}

/** The highest of each article's answers, where one is above nought. */
function highestOf(column: Float64Array, articleOf: Uint16Array, highest: Float64Array): void {
  highest.fill(0);
  for (let n = 0; n < articleOf.length; n += 1) {
    const article = articleOf[n] ?? 0;
    const value = column[n] ?? 0;
    if (value > (highest[article] ?? 0)) highest[article] = value;
  }
}

/** The number of the highest of those that are meant; -1 when there is none. */
function bestOf(scores: Float64Array, isMeant: (n: number) => boolean = () => true): number {
  let best = -1;
  let highest = -Infinity;
  for (let n = 0; n < scores.length; n += 1) {
    const score = scores[n] ?? -Infinity;
    if (score <= highest || !isMeant(n)) continue;
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
