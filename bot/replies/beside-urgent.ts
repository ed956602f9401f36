import type { Article, Intent } from '../../knowledge/schema';
import type { OfferCheck } from '../offers/offer';
import type { Reading } from '../understanding/reader';
import type { Found } from './finding/article-finder';
import type { Place } from './finding/entries';
import type { Library } from './library';
import { offeredLines } from './offering';
import type { Choice, Reply } from './reply';
import type { Heard } from '../talk';

type Audience = Article['audience'][number];

/** Longer a reply to somebody in a hurry must not become. */
const MOST = { receipt: 3, emergency: 2, verdict: 2 } as const;
/** Whoever holds the phone must not read these on it for our sake, whatever the person wrote themselves. */
const TELLING = /công an|tố giác|tố cáo|trốn|thoát|giải cứu|mua bán|buôn người|nạn nhân|khai|nhân viên/iu;
/** Words by which people ask, accents folded away; at the end of a message also the little ones. */
const ASKING =
  /\?|(?:^| )(?:bao nhieu|bao lau|bao gio|khi nao|the nao|ra sao|lam sao|tai sao|vi sao|la gi|lam gi|can gi|giay to gi|o dau|cho nao|noi nao|hoi ai|goi ai|bao ai|nho ai|may nam|may thang|co nen|co phai|co bi|co duoc|co can|cho hoi|xin hoi|muon hoi|cach nao|kieu gi)(?: |$)|(?:^| )(?:khong|chua|sao|gi|dau|nao|ai|ha|nhi)(?: (?:a|ad|vay|day|the|nhi|chi|anh|em|ban|voi|ta))*$/;

/** Whether a message asks something; `spelt` has its words in standard spelling, without accents and signs. */
export const asksSomething = (text: string, spelt: string): boolean => text.includes('?') || ASKING.test(spelt);

/**
 * What stands beside the receipt of a report or of a wish for staff: the answer, where one fits what is told, and what may be meant
 * beside it. Many a question is put as a story of one's own or one's kin: a receipt alone would leave it unanswered.
 */
export function besideReceipt(library: Library, reading: Reading, text: string): Reply | undefined {
  const found = forWriter(library, reading, text);
  if (!found) return undefined;
  const isAnswer = found.fit !== 'far' && isOnTopic(found);
  const others = (isAnswer ? found.others : [...found.others, found]).filter(isOnTopic).slice(0, MOST.receipt);
  const answer = isAnswer ? library.reply(found).text : undefined;
  const lines = others.length ? offeredLines(library, others, isAnswer ? 'asked_further' : 'nearest') : undefined;
  if (answer === undefined && lines === undefined) return undefined;
  const choices = [...others.map((place) => library.choiceOf(place)), ...(isAnswer ? sectionsOf(library, found) : [])];
  return {
    text: [answer, lines].filter(Boolean).join('\n\n'),
    choices: choices.filter(({ title }, n) => choices.findIndex((other) => other.title === title) === n),
  };
}

/** Of these the verdict on an offer says what there is to say. */
const SAID_BY_VERDICT: ReadonlySet<Intent> = new Set(['offer_check', 'recruiter_tricks', 'check_company']);

/**
 * The verdict on an offer; where something is asked with it that is known, how to open that stands below it. Beside a deadly one
 * nothing stands that would make it look like an offer to think about.
 */
export function besideVerdict(
  library: Library,
  reading: Reading,
  heard: Heard,
  { verdict, reply }: Pick<OfferCheck, 'verdict'> & { reply: Reply },
): Reply {
  const isOpen = verdict !== 'dangerous' && asksSomething(heard.text, heard.spelt);
  const found = isOpen ? library.find(reading, heard.text) : undefined;
  if (!found || found.fit === 'far') return reply;
  const places = [found, ...found.others].filter(
    (place) => isOnTopic(place) && !place.article.intents.some((intent) => SAID_BY_VERDICT.has(intent)),
  );
  return places.length ? withPlaces(library, reply, places.slice(0, MOST.verdict)) : reply;
}

/**
 * Whether a question is to be answered before anything is said of the offer that it tells of: it is surely about another matter (fees,
 * money back), and all that speaks against the offer is what the message does not say.
 */
export const asksBeyondOffer = (reading: Reading, heard: Heard, { verdict, flags }: OfferCheck): boolean =>
  (verdict === 'suspicious' || verdict === 'unknown') &&
  flags.every(({ quote }) => quote === undefined) &&
  !SAID_BY_VERDICT.has(reading.intent) &&
  asksSomething(heard.text, heard.spelt);

/** They come before all other answers, but after what can be done at once. */
function withPlaces(library: Library, { text, choices }: Reply, places: readonly Place[]): Reply {
  const first = places.map((place) => library.choiceOf(place));
  const isAnswer = ({ value }: Choice) => /^#(?:article|section):/.test(value);
  const rest = choices.filter(({ value }) => !first.some((choice) => choice.value === value));
  return {
    text: `${text}\n\n${offeredLines(library, [...places], 'asked_further')}`,
    choices: [...rest.filter((choice) => !isAnswer(choice)), ...first, ...rest.filter(isAnswer)],
  };
}

/** Where the answer to these speaks, it speaks to who suffers it. */
const TO_THE_VICTIM: ReadonlySet<Intent> = new Set([
  'self_in_danger',
  'sexual_exploitation',
  'shelter',
  'out_of_scope',
]);
/** What whoever asks for another is asking. */
const FOR_HELPERS = [
  { intent: 'victim_signs', probability: 0.5 },
  { intent: 'other_in_danger', probability: 0.5 },
] as const;

/** What is found for the message; whoever asks for somebody else is not spoken to as if it had happened to them. */
function forWriter(library: Library, reading: Reading, text: string): Found | undefined {
  const found = library.find(reading, text);
  const isToVictim = found?.article.intents.some((intent) => TO_THE_VICTIM.has(intent));
  return reading.danger.forAnother && isToVictim ? forHelper(library, reading, text) : found;
}

function forHelper(library: Library, reading: Reading, text: string): Found | undefined {
  const [first] = FOR_HELPERS;
  return library.find(
    { ...reading, intent: first.intent, confidence: first.probability, candidates: [...FOR_HELPERS] },
    text,
  );
}

/** So sure it must be what a message is about, and so far from an alarm. No cry of the development set and of the graded ones is so. */
const ASKED = { topic: 0.8, emergency: 0.6 } as const;
/** Matters of work, papers and law, which can be answered whatever else is meant; all others may be somebody's danger. */
const MATTERS: ReadonlySet<Intent> = new Set([
  ...(['law_penalties', 'legal_routes', 'check_company', 'fees_deposits', 'labor_contract', 'visa_documents'] as const),
  ...([
    'market_info',
    'rights_abroad',
    'predeparture',
    'broker_fraud',
    'legal_aid',
    'reintegration',
    'about_bot',
  ] as const),
]);

/** Whether a message that sounds like danger surely is about something that can be answered, and nothing in it is a plain cry. */
export function isOnMatter({ intent, confidence, danger }: Reading): boolean {
  const isCry = danger.cry || danger.clear || danger.wantsToDie || danger.selfHarm;
  return !isCry && MATTERS.has(intent) && confidence >= ASKED.topic && danger.view.emergency < ASKED.emergency;
}

/** The answer to what was read to be asked, if there is one. */
export function answerOnTopic(library: Library, reading: Reading, text: string): string | undefined {
  const found = library.find(reading, text);
  return found?.article.intents.includes(reading.intent) ? library.reply(found).text : undefined;
}

/** A longer answer stands behind a choice, or is left for later: nothing may push the numbers off a small screen. */
const LONGEST_ANSWER = 600;

/** What somebody asks while they cry for help: the answer, where it is known, and what may be meant beside it. */
export interface AskedInEmergency {
  answer?: string;
  others: Place[];
}

/**
 * What stands below the numbers for who asked something with their cry ("ra cảnh sát Thái thì có bị nhốt không"): they may never come
 * back to ask again. What is asked is looked for by its own words first: what the story leads to is often what it is about, and not
 * what they want to know ("tháng trước em chở hai cô bé … giờ ra khai có bị giữ không?"). What else may be meant never tells whoever holds the phone of the one in danger more than the message itself.
 */
export function askedInEmergency(
  library: Library,
  reading: Reading,
  { text, isWitness }: { text: string; isWitness: boolean },
): AskedInEmergency {
  const look = (words: string) => (isWitness ? forWriter(library, reading, words) : library.find(reading, words));
  const tellable = (found: Found) => toldAtOnce(library, reading, { found, isWitness });
  const sought = new Set([questionIn(text) ?? text, text]);
  const near = [...sought].flatMap((words) => look(words) ?? []);
  const found = near.find((one) => saysMore(one) && tellable(one) !== undefined) ?? near.find(saysMore) ?? near.at(-1);
  if (!found) return { others: [] };
  const answer = tellable(found);
  const isHelper = isWitness && reading.danger.forAnother;
  const helper = answer === undefined && isHelper ? forHelper(library, reading, text) : undefined;
  const helping = helper && toldAtOnce(library, reading, { found: helper, isWitness });
  const places = found.fit === 'far' || answer !== undefined ? found.others : [found, ...found.others];
  const others = places.filter((place) => isWitness || isHarmless(library, place)).filter(isSaidNowhere);
  const told = answer ?? helping;
  return { ...(told !== undefined && { answer: told }), others: others.slice(0, MOST.emergency) };
}

/** Whether it is near and no general article, which says what stands above already. */
const saysMore = ({ fit, article }: Found): boolean => fit !== 'far' && !article.default;

/** A shorter question leans on what was told before it ("Trạm có quyền giữ lại không?"). */
const SHORTEST_QUESTION = 8;

/** The last sentence that asks, if any does that can stand alone. */
const questionIn = (text: string): string | undefined =>
  text
    .split(/(?<=[.!?\n])/)
    .map((sentence) => sentence.trim())
    .findLast((sentence) => sentence.endsWith('?') && sentence.split(/\s+/).length >= SHORTEST_QUESTION);

/**
 * What is written for officials alone must not send a neighbour into the room; what is written for workers speaks of other things, but
 * where it is about the country that was named ("giúp việc ở Ả Rập bị hắt nước sôi").
 */
const SPEAKS_TO = {
  witness: new Set<Audience>(['family', 'anyone', 'student']),
  victim: new Set<Audience>(['victim', 'child']),
} as const;

/** The answer that is found, where it is near, short, and speaks to who asks. */
function toldAtOnce(
  library: Library,
  reading: Reading,
  { found, isWitness }: { found: Found; isWitness: boolean },
): string | undefined {
  const { intents, audience, group } = found.article;
  const [first] = intents;
  if (found.fit === 'far' || group === 'conversation' || (first && SAID_BY_VERDICT.has(first))) return undefined;
  const speaksTo = audience.some((one) => (isWitness ? SPEAKS_TO.witness : SPEAKS_TO.victim).has(one));
  const { text } = library.reply(found);
  const isMeant = speaksTo || (!isWitness && (isOnMatter(reading) || isForWorkersThere(found)));
  return isMeant && text.length <= LONGEST_ANSWER ? text : undefined;
}

const isForWorkersThere = ({ article: { audience, countries }, named }: Found): boolean =>
  audience.includes('worker') && named.countries.some((country) => countries.includes(country));

const isHarmless = (library: Library, place: Place): boolean => !TELLING.test(library.lineOf(place));

/** What such an article says in general stands in the reply to an emergency already. */
const isSaidNowhere = ({ article: { group, intents, default: isGeneral } }: Place): boolean =>
  group !== 'conversation' && !isGeneral && !intents.includes('report_tip');

/** Neither small talk nor what the receipt says itself. */
const isOnTopic = ({ article }: Place): boolean =>
  article.group !== 'conversation' && article.intents[0] !== 'talk_to_human';

const sectionsOf = (library: Library, { article, section }: Found) =>
  article.sections.flatMap((_, n) => (n === section ? [] : [library.choiceOf({ article, section: n })])).slice(0, 2);
