import type { Intent } from '../../knowledge/schema';
import { fold } from '../language/normalise';
import type { Reading } from '../understanding/reader';
import { type AskedInEmergency, answerOnTopic, askedInEmergency } from './beside-urgent';
import type { Library } from './library';
import { offeredLines, offering } from './offering';
import type { Reply } from './reply';

/** Which way the first words in an emergency take. */
function variant(reading: Reading): string {
  if (reading.danger.selfHarm) return 'emergency_self_harm';
  const place = reading.countries.length ? 'abroad' : 'home';
  return isWitness(reading) ? `emergency_${place}_other` : `emergency_${place}`;
}

const EMERGENCY_DIALOGS = ['safety', 'witness', 'crisis'] as const;
export type EmergencyDialog = (typeof EMERGENCY_DIALOGS)[number];

/** Whether a dialog is one that follows a cry for help: danger told in it is an answer, and does not begin it anew. */
export function isAfterEmergency(dialog: string): boolean {
  return EMERGENCY_DIALOGS.some((known) => known === dialog);
}

/** The questions that follow the first words. */
export function dialogAfter(reading: Reading): EmergencyDialog {
  if (reading.danger.selfHarm) return 'crisis';
  return isWitness(reading) ? 'witness' : 'safety';
}

/** Whether the writer tells of somebody else in danger; in doubt they are taken for the one in danger themselves. */
function isWitness(reading: Reading): boolean {
  if (reading.danger.firstPerson) return false;
  return reading.danger.forAnother || reading.intent === 'other_in_danger' || reading.intent === 'missing_contact';
}

/** What is said to a cry for help, and what may be said when what matters first has been told. */
export interface EmergencyReply {
  reply: Reply;
  later?: Reply;
}

/**
 * Safety first, the right numbers, and honestly what has happened. It never waits for an answer to a question. Where something is
 * asked the answer stands below. Nothing may be tapped by the one in danger, whose next answer is "1" or "0" and nothing else: what
 * else they may mean is for later.
 */
export function emergencyReply(
  library: Library,
  reading: Reading,
  { text, code, asks = false }: { text: string; code: string; asks?: boolean },
): EmergencyReply {
  const contacts = reading.countries.flatMap((country) =>
    library
      .contacts([...country.mission, ...country.local])
      .map((number) => library.phrase('emergency_contact_line', { country: country.name, number })),
  );
  const first = library.phrase(variant(reading), { code, contacts: contacts.join('\n') }).replace(/\n{3,}/g, '\n\n');
  const isOther = isWitness(reading);
  const asked = asks && mayAsk(reading) ? askedInEmergency(library, reading, { text, isWitness: isOther }) : NOTHING;
  const advice = adviceOnPictures(library, reading, text) ?? asked.answer;
  const reply = { text: advice ? `${first}\n\n${advice}` : first, choices: [] };
  if (isOther) return { reply: offering(library, reply, asked.others, 'asked_further') };
  return asked.others.length ? { reply, later: offered(library, asked.others) } : { reply };
}

const NOTHING: AskedInEmergency = { others: [] };

/** A bare cry asks for help and nothing else; who wants to die hears nothing but what is said to them. */
const mayAsk = ({ danger }: Reading): boolean => !danger.cry && !danger.selfHarm && !danger.wantsToDie;

const offered = (library: Library, places: AskedInEmergency['others']): Reply => ({
  text: offeredLines(library, places, 'asked_further'),
  choices: places.map((place) => library.choiceOf(place)),
});

/** Blackmail with pictures goes on for days: beside the numbers people need to hear not to pay and what to keep. */
function adviceOnPictures(library: Library, reading: Reading, text: string): string | undefined {
  const intent = topicOf(reading);
  const isOwn = intent === 'sexual_exploitation' && !reading.danger.forAnother;
  return isOwn ? answerOnTopic(library, { ...reading, intent }, text) : undefined;
}

/** What is told of, where that is far likelier than what was put before it: in a sure emergency the danger comes first. */
function topicOf({ intent, candidates }: Reading): Intent {
  const put = candidates.find((candidate) => candidate.intent === intent)?.probability ?? 0;
  return candidates.find(({ probability }) => put < probability / 3)?.intent ?? intent;
}

const PRESSING: readonly Intent[] = [
  'missing_contact',
  'other_in_danger',
  'self_in_danger',
  'child_trafficking',
  'shelter',
];

const ADULT_YEARS = 18;
/** Words by which children are spoken of, accents folded away. */
const CHILDREN =
  /(?<!\p{L})(?:tre em|tre con|tre so sinh|em be|be gai|be trai|con nit|hoc sinh|vi thanh nien|chua du 18|duoi 18)(?!\p{L})/u;

/**
 * Which reports staff should see the same day (domain §6, ladder): a person may be in somebody's hands, or is soon to leave,
 * or children are spoken of.
 */
export function isPressing({ intent, danger, entities }: Reading, text: string): boolean {
  const isSoon = entities.dates.some(({ tense }) => tense === 'soon');
  const isYoung = entities.ages.some(({ years }) => years < ADULT_YEARS) || CHILDREN.test(fold(text));
  return PRESSING.includes(intent) || danger.view.emergency > 0.15 || isSoon || isYoung;
}

/** A report is kept at once; what happens next and when is said, and more may be told. */
export function reportReply(library: Library, code: string, isSoon: boolean, advice: Reply | undefined): Reply {
  const when = library.phrase(isSoon ? 'report_when_soon' : 'report_when_days');
  const parts = [library.phrase('report_taken', { code, when }), advice?.text, library.phrase('report_offer')];
  const choices = [
    library.choice('button_report', { name: 'report' }),
    library.choice('button_withdraw', { name: 'withdraw' }),
    ...(advice?.choices ?? []),
  ];
  return { text: parts.filter(Boolean).join('\n\n'), choices };
}
