import type { Content } from '../../../knowledge/loader';
import { ABROAD, type Article, type Country, INTENTS, type Intent } from '../../../knowledge/schema';
import { fold } from '../../language/normalise';
import { atOnce } from '../../steps';
import type { Analyse } from '../../understanding/analysis';
import type { Reading } from '../../understanding/reader';
import { type FindNamed, type Named, createNamedFinder, isAbout, tellsOfMerger, withoutFormerProvinces } from './named';
import { type Indexes, type Searched, indexing } from './indexes';
import type { Likeness, QuestionIndex } from './question-index';
import type { TextIndex } from './text-index';

/** The answer to a question: an article, or the section of it that is asked for. */
export interface Found {
  article: Article;
  /** From 0; without it the first answer is meant. */
  section?: number;
  /**
   * How well it fits: `close` to a question that it is known to answer, `near` in words, or `far`: then it is only the
   * general answer to questions of this intent, and what was asked is not known.
   */
  fit: 'close' | 'near' | 'far';
  named: Named;
}

/** What a message was read to ask for. */
export type Wanted = Pick<Reading, 'intent' | 'confidence' | 'candidates' | 'entities'>;

/** How likely each intent is meant, by its place among all. */
type Likely = Float64Array;

/** How near an entry is to what is asked: to its questions, and in all its words. */
interface Near {
  closest: number;
  gist: number;
  words: number;
}

/** The same of all entries, by their numbers. */
interface Compared extends Likeness {
  words: Float64Array;
}

/** Something that can be answered with: an article or a section. */
interface Entry extends Searched {
  article: Article;
  section?: number;
  /** Where the intents of its article stand among all. */
  intents: readonly number[];
  isOfCountries: boolean;
}

/** From this likeness to one known question on it is asked the same thing, whatever intent was read. */
const CLOSE = 0.62;
/** Below this sum of both likenesses an answer has hardly a word in common with what is asked; stories seldom reach much more. */
const FAR = 0.25;
/** An answer to another topic than the one that was read needs so much: below it the words in common are mostly chance. */
const FAR_OFF_TOPIC = 0.5;
/** From this probability on a topic counts as read. */
const READ = 0.15;
/** Read as none of our business with less certainty than this, but as near in its words: then it is our business. */
const NEAR = { certainty: 0.75, words: 1.75 };
/** How much the parts of a score count beside the likeness to the closest question (tuned on held-out questions). */
const WEIGHT = {
  gist: 1.5,
  words: 2,
  intent: 0.5,
  about: 0.1,
  aboutIntent: 0.6,
  merger: 0.5,
  default: 0.03,
  unnamed: 0.5,
};
/** A question that is known nearly word for word counts once more; one that is only like it hardly does. */
const KNOWN_POWER = 6;
/** A full-text score of this much counts half. */
const HALF_WORDS = 30;

/** Finds the article or section that answers a question: by intent, by what it names, and by its words. */
export class ArticleFinder {
  readonly #entries: Entry[];
  readonly #questions: QuestionIndex;
  readonly #texts: TextIndex;
  readonly #laws: ReadonlySet<string>;
  readonly #findNamed: FindNamed;
  readonly #analyse: Analyse;

  /** `analyse` should be the reader's own: then a message is understood in the same words here and there. */
  constructor(
    content: Pick<Content, 'articles' | 'programmes' | 'provinces'>,
    analyse: Analyse,
    indexes: Indexes = atOnce(indexing(searchedIn(content), analyse)),
  ) {
    const all = [...content.articles.values()];
    this.#analyse = analyse;
    this.#findNamed = createNamedFinder(content);
    this.#entries = all.flatMap(entriesOf);
    [this.#questions, this.#texts] = [indexes.questions, indexes.texts];
    this.#laws = new Set(all.flatMap(({ laws }) => laws));
  }

  /** The best one; undefined when nothing at all is known on the intent. */
  find(wanted: Wanted, question: string): Found | undefined {
    const named = this.#findNamed(this.#analyse(question), wanted.entities);
    const asked = withoutFormerProvinces(question, wanted.entities, named);
    const compared = this.#compare(asked, wanted.entities.countries);
    const known = this.#known(named);
    const likely = likelyOf(wanted);
    const isNamed = known.countries.length > 0 || known.laws.length > 0;
    const score = (entry: Entry, n: number) => {
      const about = isNamed ? isAbout(entry.article, known) : undefined;
      if (about === false) return -Infinity;
      // Whoever names no country must not get the telephone numbers of one.
      const guessed = entry.isOfCountries && !known.countries.length ? WEIGHT.unnamed : 0;
      const merger = tellsOfMerger(entry.article, named) ? WEIGHT.merger : 0;
      return nearness(nearOf(compared, n)) + fitness(entry, likely, about === true) + merger - guessed;
    };
    const best = this.#best(score);
    const entry = best === undefined ? undefined : this.#entries[best];
    if (best === undefined || !entry) return undefined;
    const found = this.#asFound(entry, wanted, named, nearOf(compared, best));
    return found.fit === 'far' ? (this.#ofCountry(wanted, named, score) ?? found) : found;
  }

  /** The articles that are nearest to a few words, whatever is meant by them; the best first. */
  search(question: string): Article[] {
    const compared = this.#compare(question);
    const ranked = this.#entries
      .map(({ article }, n) => ({ article, near: nearOf(compared, n) }))
      .filter(({ near: { closest, gist } }) => closest + gist >= FAR)
      .map(({ article, near }) => ({ article, score: nearness(near) }))
      .sort((one, other) => other.score - one.score);
    return [...new Set(ranked.map(({ article }) => article))];
  }

  defaultOf(intent: Intent): Article | undefined {
    return this.#entries.find(({ article }) => article.default && article.intents[0] === intent)?.article;
  }

  /** How like every entry is to a question, by the entry's number: in its questions and in all its words. */
  #compare(question: string, countries: readonly Country[] = []): Compared {
    const analysis = this.#analyse(question);
    // Which countries an article is about is known: that it says their names must not count once more.
    const names = new Set(countries.flatMap((country) => country.names).flatMap((name) => fold(name).split(' ')));
    const spelt = analysis.words.map(({ word }) => word).filter((word) => !names.has(word));
    return { ...this.#questions.compare(analysis), words: this.#texts.compare(spelt) };
  }

  #best(score: (entry: Entry, n: number) => number): number | undefined {
    let best: number | undefined;
    let highest = -Infinity;
    for (let n = 0; n < this.#entries.length; n += 1) {
      const entry = this.#entries[n];
      const reached = entry ? score(entry, n) : -Infinity;
      if (reached > highest) [best, highest] = [n, reached];
    }
    return best;
  }

  /** What there is in general on the topic in the country that was named: it says itself what is not known of it. */
  #ofCountry({ intent }: Wanted, named: Named, score: (entry: Entry, n: number) => number): Found | undefined {
    const isMeant = ({ article, section, isOfCountries }: Entry) =>
      section === undefined && isOfCountries && article.intents.includes(intent) && isAbout(article, named) === true;
    const best = this.#best((entry, n) => (isMeant(entry) ? score(entry, n) : -Infinity));
    const entry = best === undefined ? undefined : this.#entries[best];
    return entry && { article: entry.article, named, fit: 'near' };
  }

  /** An article of law that none of ours is about must not shut all of them out. */
  #known(named: Named): Named {
    return { ...named, laws: named.laws.filter((law) => this.#laws.has(law)) };
  }

  #asFound({ article, section }: Entry, wanted: Wanted, named: Named, near: Near): Found {
    const where = { named, ...(section !== undefined && { section }) };
    const isUnknownLaw = named.laws.length > 0 && !article.laws.some((law) => named.laws.includes(law));
    const { closest, gist } = near;
    // Naming a province that is no more and asking whom to ask is our business, though nothing else in it sounds so.
    if (tellsOfMerger(article, named) && closest + gist >= FAR) return { article, ...where, fit: 'close' };
    const isOurs = wanted.confidence < NEAR.certainty && nearness(near) >= NEAR.words;
    if (isRefused(wanted) && isOurs) return { article, ...where, fit: 'close' };
    if (closest < CLOSE && isElsewhere(wanted) && !article.intents.includes(wanted.intent))
      return { article: this.defaultOf(wanted.intent) ?? article, named, fit: 'near' };
    if (closest >= CLOSE) return { article, ...where, fit: isUnknownLaw ? 'far' : 'close' };
    const far = isOnTopic(article, wanted) ? FAR : FAR_OFF_TOPIC;
    if (closest + gist >= far && !isUnknownLaw) return { article, ...where, fit: 'near' };
    return { article: this.defaultOf(wanted.intent) ?? article, named, fit: 'far' };
  }
}

const nearOf = ({ closest, gist, words }: Compared, n: number): Near => ({
  closest: closest[n] ?? 0,
  gist: gist[n] ?? 0,
  words: words[n] ?? 0,
});

/** How near an answer is by words alone. */
function nearness({ closest, gist, words }: Near): number {
  return (
    closest + (closest && closest ** KNOWN_POWER) + WEIGHT.gist * gist + (WEIGHT.words * words) / (words + HALF_WORDS)
  );
}

/** What beside the words speaks for an answer. */
function fitness({ article, section, intents }: Entry, likely: Likely, about: boolean): number {
  let intent = 0;
  for (const one of intents) intent = Math.max(intent, likely[one] ?? 0);
  return (
    WEIGHT.intent * intent +
    // Being about the country that was named says little when something else than the article's topic is asked.
    (about ? WEIGHT.about + WEIGHT.aboutIntent * intent : 0) +
    (article.default && section === undefined ? WEIGHT.default : 0)
  );
}

function likelyOf({ candidates }: Wanted): Likely {
  const likely = new Float64Array(INTENTS.length);
  for (const { intent, probability } of candidates) likely[INTENTS.indexOf(intent)] = probability;
  return likely;
}

const isOfCountries = ({ countries }: Article): boolean => countries.length > 0 && !countries.includes(ABROAD);

const isOnTopic = ({ intents }: Article, { candidates }: Wanted): boolean =>
  candidates.some(({ intent, probability }) => probability >= READ && intents.includes(intent));

const isRefused = ({ intent }: Wanted): boolean => intent === 'out_of_scope' || intent === 'abuse_spam';

/** Read as none of our business: then words in common with an article are chance, unless its very question was asked. */
const isElsewhere = (wanted: Wanted): boolean => isRefused(wanted) && wanted.confidence >= 0.5;

/** All that the articles are found by. */
export const searchedIn = (content: Pick<Content, 'articles'>): Searched[] =>
  [...content.articles.values()].flatMap(entriesOf);

function entriesOf(article: Article): Entry[] {
  const asked = article.sections.flatMap(({ questions }, n) => (questions.length ? [n] : []));
  const unasked = article.sections
    .filter((_, n) => !asked.includes(n))
    .map(({ heading, body }) => `${heading}. ${body}`);
  const of = {
    article,
    intents: article.intents.map((intent) => INTENTS.indexOf(intent)),
    isOfCountries: isOfCountries(article),
  };
  const whole = {
    ...of,
    questions: [article.title, ...article.questions],
    text: [article.answer, ...unasked].join('\n'),
  };
  const sections = asked.map((section) => {
    const { heading = '', body = '', questions = [] } = article.sections[section] ?? {};
    return { ...of, section, questions, text: `${heading}. ${body}` };
  });
  return [whole, ...sections];
}
