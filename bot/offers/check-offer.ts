import type { OfferContent } from '../../knowledge/offers';
import type { FindMoney } from '../language/money';
import type { Abbreviations } from '../../knowledge/registers';
import type { FindCountries } from '../understanding/places';
import type { CompanyRegister } from './companies';
import { EvidenceFinder } from './evidence';
import { createJudge } from './judge';
import { type ListWords, lookUpOffer } from './listed';
import type { CheckOffer, Flag, Offer, OfferCheck, Verdict } from './offer';
import { createOfferReader } from './offer-reader';
import { type OfferText, offerText } from './offer-text';
import { type Learnt, learnFrom } from './learnt';
import { type Judged, opinionOf } from './opinion';
import { seenAgain } from './second-view';
import { soundOf } from './sound';

export interface OfferCheckerParts {
  content: OfferContent;
  findCountries: FindCountries;
  findMoney: FindMoney;
  abbreviations: Abbreviations;
  /** The list of licensed companies, when one was imported, and how a find in it is told. */
  companies?: { register: CompanyRegister; words: ListWords };
  /** Messages that are no offers; they are asked for only where there is something to learn. */
  others: () => readonly string[];
  /** What was learnt when the program was built; without it that is done at the first check. */
  learnt?: Learnt | undefined;
}

/** A part of a message that says at least so much is an advert by itself. */
const AN_OFFER_OF_ITS_OWN = 3;
const SHORTEST_PART = 60;
/** In fewer words there is nothing that could be told from examples. */
const WORDS_TO_OPINE_ON = 12;
const MOST_PARTS = 8;
const LONGEST_SPLIT = 12_000;
const OTHER_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/gu;
/** From this share of letters on a message is not Vietnamese. */
const MOSTLY_FOREIGN = 0.3;

function createTextReader({ abbreviations, content }: OfferCheckerParts): (message: string) => OfferText {
  const spellings = new Map([...abbreviations, ...content.spellings]);
  return (message) => offerText(message, spellings);
}

/** Reads and judges by flags alone. */
function createFlagJudge(parts: OfferCheckerParts): (message: string) => Judged {
  const { content, companies } = parts;
  const readText = createTextReader(parts);
  const read = createOfferReader(parts);
  const judge = createJudge(content);
  return (message) => {
    const text = readText(message);
    const evidence = new EvidenceFinder(text, content);
    const offer = read(text, evidence);
    const listed = companies && lookUpOffer(offer, companies.register, companies.words);
    return { text, offer, judgement: judge(offer, evidence, listed) };
  };
}

/** Learns from the examples of the content, and from messages that are no offers. */
export function learnFromExamples(parts: OfferCheckerParts): Learnt {
  const judgeAlone = createFlagJudge(parts);
  const examples = parts.content.examples.map(({ text, label }) => ({ ...judgeAlone(text), label }));
  return learnFrom(examples, parts.others().map(createTextReader(parts)));
}

/** Makes the reader and judge of offers. It is pure: the same text gives the same check. */
export function createOfferChecker(parts: OfferCheckerParts): CheckOffer {
  const { content } = parts;
  const judgeAlone = createFlagJudge(parts);
  let { learnt } = parts;
  const checkOne = (message: string): OfferCheck => {
    const alone = judgeAlone(message);
    const { text, offer } = alone;
    const { shortened, linked } = text;
    learnt ??= learnFromExamples(parts);
    const isLong = text.words.split(/\s+/).length >= WORDS_TO_OPINE_ON;
    const judged = isLong
      ? seenAgain(alone.judgement, opinionOf(alone, learnt.opinions), content.flags)
      : alone.judgement;
    const sound = soundOf(text, learnt.sound);
    const foreign = isForeign(text);
    // What was not read may be anything.
    const verdict = judged.verdict === 'ok' && shortened ? 'unknown' : judged.verdict;
    return { offer, ...judged, verdict, strength: strengthOf(offer, judged.flags), sound, foreign, shortened, linked };
  };
  return (message) => {
    const whole = checkOne(message);
    const adverts = partsOf(message).map(checkOne).filter(isAdvert);
    if (adverts.length < 2) return whole;
    // Of several adverts in one message a lawful one must not cover for another.
    const worst = adverts.reduce((a, b) => (isWorse(b, a) ? b : a));
    const told = isWorse(whole, worst) ? whole : worst;
    const sound = Math.max(whole.sound, told.sound);
    const { shortened, linked, strength } = whole;
    return { ...told, shortened, linked, strength, sound, adverts: adverts.length };
  };
}

/** How much a message sounds like an offer, without a look at what it says; undefined where only the check can tell. */
export type HearSound = (message: string) => number | undefined;

/** Makes what sorts out, in a fraction of the time of a check, most of what is no offer. Without what was learnt it sorts out nothing. */
export function createSoundFinder(parts: OfferCheckerParts): HearSound {
  const readText = createTextReader(parts);
  const { learnt } = parts;
  return (message) => {
    if (!learnt || partsOf(message).length) return undefined;
    const text = readText(message);
    return isForeign(text) ? undefined : soundOf(text, learnt.sound);
  };
}

/** Nearly nothing that people write has a letter of another script: then there is nothing to count. */
function isForeign({ written }: OfferText): boolean {
  const others = written.match(OTHER_SCRIPTS)?.length ?? 0;
  return others > 0 && others > (written.match(/\p{L}/gu)?.length ?? 0) * MOSTLY_FOREIGN;
}

const FROM_WORST: readonly Verdict[] = ['dangerous', 'suspicious', 'unknown', 'ok'];

const isAdvert = ({ strength }: OfferCheck) => strength >= AN_OFFER_OF_ITS_OWN;
const isWorse = (one: OfferCheck, other: OfferCheck) =>
  FROM_WORST.indexOf(one.verdict) < FROM_WORST.indexOf(other.verdict);

/** Adverts that were pasted one after another: an empty line, or a line of signs, stands between. */
function partsOf(message: string): string[] {
  const parts = message
    .slice(0, LONGEST_SPLIT)
    .split(/\n\s*(?:[-=*_~]{3,}\s*)?\n/)
    .filter((part) => part.trim().length >= SHORTEST_PART)
    .slice(0, MOST_PARTS);
  return parts.length > 1 ? parts : [];
}

/** How much a message says that only offers say. */
function strengthOf({ elements, countries, money, licence, agency }: Offer, flags: readonly Flag[]): number {
  const weights: Record<string, number> = {
    recruit: 1,
    invited: 1,
    job: 0.7,
    lure: 1,
    contact: 0.7,
    money: 0.5,
    women: 0.4,
    notice: 0.7,
  };
  const said = [...elements.keys()].reduce((sum, name) => sum + (weights[name] ?? 0), 0);
  const pay = money.some(({ role }) => role === 'pay') ? 1 : 0;
  const others = money.some(({ role }) => role !== 'pay') ? 0.5 : 0;
  const quoted = Math.min(flags.filter(({ quote }) => quote !== undefined).length * 0.4, 2);
  const named = (licence ? 1 : 0) + (agency ? 0.5 : 0);
  return said + named + pay + others + (countries.length ? 0.5 : 0) + quoted;
}
