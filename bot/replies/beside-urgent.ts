import type { Intent } from '../../knowledge/schema';
import type { OfferCheck } from '../offers/offer';
import type { Reading } from '../understanding/reader';
import type { Found } from './finding/article-finder';
import type { Place } from './finding/entries';
import type { Library } from './library';
import { offeredLines } from './offering';
import type { Choice, Reply } from './reply';
import type { Heard } from '../talk';

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

/** The answer to a helper's question, to stand below the numbers: what to do for somebody else without making it worse. */
export function helperAnswer(library: Library, reading: Reading, text: string): string | undefined {
  const found = forHelper(library, reading, text);
  if (!found || found.fit === 'far') return undefined;
  const { intents, audience } = found.article;
  const isForHelpers = FOR_HELPERS.some(({ intent }) => intents.includes(intent)) && !audience.includes('victim');
  return isForHelpers ? library.reply(found).text : undefined;
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

/** The same, but neither the general answer, which stands for what is not known, nor one that takes its reader for who suffers it. */
export function knownAnswer(library: Library, reading: Reading, text: string): string | undefined {
  const found = library.find(reading, text);
  const isKnown = found && found.fit !== 'far' && !found.article.audience.includes('victim');
  return isKnown ? answerOnTopic(library, reading, text) : undefined;
}

/**
 * What may be asked further by somebody who asked something while they cried for help, as places: at once by a witness only, since
 * the next answer of the one in danger is "1" or "0" and nothing else, and never what tells whoever holds the phone more than the
 * message itself.
 */
export function besideEmergency(library: Library, reading: Reading, text: string): Place[] {
  const found = library.find(reading, text);
  if (!found) return [];
  const places = found.fit === 'far' ? found.others : [found, ...found.others];
  return places.filter((place) => isHarmless(library, place)).slice(0, MOST.emergency);
}

/** The same for the one in danger, to be said when what matters first has been told; undefined when there is nothing. */
export function afterEmergency(library: Library, reading: Reading, text: string): Reply | undefined {
  const places = besideEmergency(library, reading, text);
  if (!places.length) return undefined;
  const choices = places.map((place) => library.choiceOf(place));
  return { text: offeredLines(library, places, 'asked_further'), choices };
}

function isHarmless(library: Library, place: Place): boolean {
  const { group, intents, default: isGeneral } = place.article;
  // What such an article says in general stands in the reply already.
  if (group === 'conversation' || isGeneral || intents.includes('report_tip')) return false;
  return !TELLING.test(library.lineOf(place));
}

/** Neither small talk nor what the receipt says itself. */
const isOnTopic = ({ article }: Place): boolean =>
  article.group !== 'conversation' && article.intents[0] !== 'talk_to_human';

const sectionsOf = (library: Library, { article, section }: Found) =>
  article.sections.flatMap((_, n) => (n === section ? [] : [library.choiceOf({ article, section: n })])).slice(0, 2);
