import { isAfterEmergency } from './replies/urgent';
import { SURE, asksForKnowledge } from './asked';
import { ownDataWish } from './own-data';
import { isUnsafeAnswer } from './safety-answer';
import type { Heard } from './talk';
import type { Reading } from './understanding/reader';

/** Nobody answers a yes-or-no question at such length. */
const LONGEST_ANSWER = 80;
const SHORT_ANSWER = 20;
/** An answer to a question of ours is taken for a wish for staff only from here on. */
const VERY_SURE = 0.7;

/** Commands that are answers to a dialog's question. */
const ANSWERS: readonly string[] = ['skip', 'stop', 'answer', 'pick'];

/** The active dialog takes the message as an answer, unless the person wants something else or is in danger. */
export function isAnswer(active: string, heard: Heard, reading: Reading | undefined): boolean {
  if (heard.command) return ANSWERS.includes(heard.command.name) && !isTypedCry(active, reading);
  if (!heard.text) return false;
  // A right: it holds at any time, and is no answer to anything that we ask.
  if (ownDataWish(heard.text)) return false;
  if (active === 'course') return isRemark(heard, reading);
  // Somebody who finds the advert after all pastes it in the middle of the questions.
  if (active === 'offer-check' && heard.text.length > LONGEST_ANSWER) return false;
  if (!reading) return true;
  if (isAfterEmergency(active) && isUnsafeAnswer(heard.text)) return true;
  const danger = reading.urgency === 'emergency' && !isAfterEmergency(active) && !isBareAnswer(active, heard, reading);
  const wantsStaff = reading.intent === 'talk_to_human' && reading.confidence > VERY_SURE;
  const asks = active !== 'offer-check' && asksForKnowledge(heard.text, reading);
  return !danger && !wantsStaff && !asks;
}

/** Something asked in between: it is answered, and the dialog goes on. */
export function isAside(active: string, { command, text }: Heard, reading: Reading | undefined): boolean {
  if (active === 'offer-check') return false;
  if (command) return 'id' in command;
  return ownDataWish(text) !== undefined || (reading !== undefined && asksForKnowledge(text, reading));
}

/** "ko", "đúng rồi": a word or two by which the statistics of danger can tell nothing, in answer to a plain question. */
function isBareAnswer(active: string, { text }: Heard, { danger }: Reading): boolean {
  return active === 'offer-check' && text.length <= SHORT_ANSWER && !danger.signals.length;
}

/** Words that stand on a button of a course, typed by hand by somebody who means them. */
const isTypedCry = (active: string, reading: Reading | undefined): boolean =>
  active === 'course' && reading?.urgency === 'emergency';

/** A word or two in between, which a course takes for no answer and asks again; all else goes before the course. */
function isRemark({ text }: Heard, reading: Reading | undefined): boolean {
  if (!reading) return true;
  const isCalm = reading.urgency === 'none' && !reading.danger.heard;
  const wantsStaff = reading.intent === 'talk_to_human' && reading.confidence >= SURE;
  return isCalm && !wantsStaff && text.length <= LONGEST_ANSWER && !asksForKnowledge(text, reading);
}
