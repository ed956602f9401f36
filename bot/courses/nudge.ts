import type { Course } from '../../knowledge/courses';
import type { Intent } from '../../knowledge/schema';
import { SURE } from '../asked';
import { isBurdened } from '../burdened';
import { commandValue } from '../replies/commands';
import type { Library } from '../replies/library';
import type { Decision } from '../decision';
import type { Talk } from '../talk';
import type { Turn } from '../turn';
import type { Reading } from '../understanding/reader';

/** A course is offered once a day at most, and not before something was answered. */
const PAUSE_MS = 24 * 3_600_000;
const FIRST_ANSWERS = 1;

/** Who speaks of these has other cares than learning: nothing is offered to them in this conversation any more. */
const HEAVY: readonly Intent[] = [
  'self_in_danger',
  'other_in_danger',
  'missing_contact',
  'report_tip',
  'psychosocial',
  'shelter',
  'return_home',
  'victim_support',
  'victim_identification',
  'legal_aid',
  'reintegration',
];

/** Whether a message tells of danger or grief, or is a report. */
const isHeavy = ({ urgency, intent, danger }: Reading): boolean =>
  urgency !== 'none' || danger.heard || HEAVY.includes(intent);

/** After an answer at most one course is offered that fits it; never within a dialog. */
export function nudged(turn: Turn, decision: Decision, reading: Reading | undefined, inDialog: boolean): Decision {
  if (!reading) return decision;
  const { talk, library, now } = turn;
  if (isHeavy(reading)) talk.heavy = true;
  const mayOffer = !inDialog && !turn.isSurge;
  const course = mayOffer ? nudgeAfter(decision, { reading, talk, library, now }) : undefined;
  if (decision.understood && decision.reply) talk.answered = (talk.answered ?? 0) + 1;
  if (!course) return decision;
  talk.nudgedAt = now;
  return withNudge(decision, course, library);
}

/** The course that may be offered after this answer; undefined where none fits, or where it would be out of place. */
function nudgeAfter(
  decision: Decision,
  { reading, talk, library, now }: { reading: Reading; talk: Talk; library: Library; now: number },
): Course | undefined {
  const { reply, understood, handoff, dialog, unanswered, offer } = decision;
  const isPlainAnswer = reply && understood && !handoff && !dialog && !unanswered && !offer;
  // Below this nobody knows what was asked, nor which course fits.
  if (!isPlainAnswer || isHeavy(reading) || reading.confidence < SURE) return undefined;
  if (isBurdened(talk) || (talk.answered ?? 0) < FIRST_ANSWERS) return undefined;
  if (talk.nudgedAt !== undefined && now - talk.nudgedAt < PAUSE_MS) return undefined;
  return library.courses().find(({ id, nudge }) => nudge.intents.includes(reading.intent) && id !== talk.course);
}

/** The answer with the offer below it. The way to a person keeps its place among the choices. */
function withNudge(decision: Decision, course: Course, library: Library): Decision {
  if (!decision.reply) return decision;
  const { text, choices } = decision.reply;
  const line = library.phrase('course_nudge', { line: library.filled(course.nudge.line), button: course.button });
  const offered = { title: course.button, value: commandValue({ name: 'course', id: course.id }) };
  const place = choices.findIndex(({ value }) => value === '#staff') + 1;
  return {
    ...decision,
    reply: { text: `${text}\n\n${line}`, choices: [...choices.slice(0, place), offered, ...choices.slice(place)] },
  };
}
