import type { Intent } from '../../knowledge/schema';
import { fold } from '../language/normalise';
import type { Reading } from '../understanding/reader';
import { answerOnTopic, besideEmergency, knownAnswer, helperAnswer, isOnMatter } from './beside-urgent';
import type { Library } from './library';
import { offering } from './offering';
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

/** Safety first, the right numbers, and honestly what has happened. It never waits for an answer to a question. */
export function emergencyReply(
  library: Library,
  reading: Reading,
  { text, code, asks = false }: { text: string; code: string; asks?: boolean },
): Reply {
  const contacts = reading.countries.flatMap((country) =>
    library
      .contacts([...country.mission, ...country.local])
      .map((number) => library.phrase('emergency_contact_line', { country: country.name, number })),
  );
  const first = library.phrase(variant(reading), { code, contacts: contacts.join('\n') }).replace(/\n{3,}/g, '\n\n');
  const isForAnother = isWitness(reading) && reading.danger.forAnother;
  const advice = isForAnother
    ? asks && helperAnswer(library, reading, text)
    : adviceIn(library, reading, { text, asks });
  const reply = { text: advice ? `${first}\n\n${advice}` : first, choices: [] };
  if (advice || !asks || !isWitness(reading)) return reply;
  return offering(library, reply, besideEmergency(library, reading, text), 'asked_further');
}

/**
 * Blackmail with pictures goes on for days: beside the numbers people need to hear not to pay and what to keep. So does whoever
 * plainly asks about something else, where danger is only half heard.
 */
function adviceIn(
  library: Library,
  reading: Reading,
  { text, asks }: { text: string; asks: boolean },
): string | undefined {
  const intent = topicOf(reading);
  if (intent === 'sexual_exploitation') return answerOnTopic(library, { ...reading, intent }, text);
  return asks && isOnMatter(reading) ? knownAnswer(library, reading, text) : undefined;
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
