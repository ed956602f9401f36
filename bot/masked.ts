import { FOR_STAFF, SURE, asksForKnowledge, isSmallTalk } from './asked';
import type { Decision } from './decision';
import type { HandoffFact } from './handoff';
import { handoffRequest } from './handoff-request';
import { type Mask, PLAIN, maskOf, sayPlainly } from './mask';
import { ownDataFact, ownDataWish } from './own-data';
import { mayBePrying } from './prying';
import { isSafeAgain } from './safety-answer';
import { SILENCE_MS } from './safety';
import type { Heard, Talk } from './talk';
import { type Turn, addToCase, askStaff } from './turn';
import type { Reading } from './understanding/reader';

/**
 * What becomes of a message in a chat with a mask: it `stays`, and our answer is given; it is `opened` for somebody of whom nobody
 * knows who they are; or they say themselves that it is `safe` now. `open`: it has none.
 */
export type Behind = 'open' | 'stays' | 'opened' | 'safe';

/** Whether a chat that has a mask keeps it; gives our answer then. */
export async function behindMask(turn: Turn, heard: Heard, reading: Reading | undefined): Promise<Behind> {
  const { talk, now } = turn;
  const mask = maskOf(talk, now);
  if (!mask) return 'open';
  if (mask === 'quiet' && isSafeAgain(heard.text)) return sayThatItIsSafe(turn, heard);
  if (opens(mask, talk, heard, reading)) {
    unmask(turn);
    talk.strangerSince = now;
    return 'opened';
  }
  await passOn(turn, heard, reading);
  await answerPlainly(turn, mask, { heard, reading });
  return 'stays';
}

/**
 * A plea of one's own opens the chat at once, and where nobody is in danger so does who asks for staff. Much else sounds like danger
 * to the reader that whoever took the phone away may write ("nó nhắn gì vậy", "con này nó điên, đừng nghe nó"): staff are called for
 * it, and the chat stays as it is.
 */
function opens(mask: Mask, talk: Talk, heard: Heard, reading: Reading | undefined): boolean {
  if (mayBePrying(heard.text, heard.spelt)) return false;
  if (reading?.urgency === 'emergency') return isPlea(heard.text, reading);
  if (talk.inDanger) return false;
  const hasNoCase = mask === 'harmless' && talk.handoff.mode === 'bot';
  // A tap on an old answer is no question: it would tell that there is a case.
  if (heard.command) return hasNoCase;
  if (!reading) return false;
  return asksForStaff(reading) || (hasNoCase && !isSmallTalk(reading));
}

/** "Em đang bị nhốt hả": a question about somebody, and no plea of theirs. */
const ASKS_BACK = /(?:^|\s)(?:hả|à|phải không|phải ko|đúng không|đúng ko|thật sao|thật à)\s*[?!.]*$/iu;
const LONGEST_QUESTION = 60;

/** Somebody cries for help, or tells plainly of a danger that is their own. */
function isPlea(text: string, { danger }: Reading): boolean {
  if (danger.cry) return true;
  const asksBack = text.length <= LONGEST_QUESTION && ASKS_BACK.test(text.normalize('NFC'));
  return danger.clear && danger.firstPerson && !asksBack;
}

const asksForStaff = ({ urgency, intent, confidence }: Reading): boolean =>
  urgency === 'report' || (intent === 'talk_to_human' && confidence >= SURE);

/** From now on it is answered again; what could not be told meanwhile is not told to whoever opened it. */
function unmask({ talk, now }: Turn): void {
  talk.harmless = false;
  delete talk.left;
  delete talk.held;
  talk.openUntil = now + SILENCE_MS;
}

/** What staff must know of reaches them in every case, whatever the chat says. */
async function passOn(turn: Turn, heard: Heard, reading: Reading | undefined): Promise<void> {
  const { talk, library } = turn;
  const priority = reading?.urgency === 'emergency' ? 1 : 3;
  const wish = ownDataWish(heard.text);
  const isForThem = priority === 1 || wish !== undefined || (reading !== undefined && asksForStaff(reading));
  if (talk.handoff.mode === 'bot' && !isForThem) return;
  const request = handoffRequest(heard, talk, priority, reading);
  const facts: HandoffFact[] = wish ? [ownDataFact(library, wish)] : [];
  await addToCase(turn, { ...request, facts: [...request.facts, ...facts] });
}

async function answerPlainly(
  turn: Turn,
  mask: Mask,
  { heard, reading }: { heard: Heard; reading: Reading | undefined },
): Promise<void> {
  const { talk, library } = turn;
  const isStaff = talk.handoff.mode === 'staff';
  if (isStaff && (mask === 'quiet' || isInTouch(turn))) return;
  const mayAsk = !isStaff && !(mask === 'harmless' && talk.inDanger) && !heard.command;
  const asks = mayAsk && reading !== undefined && asksPlainly(mask, heard, reading);
  const found = asks ? library.find(reading, heard.text) : undefined;
  if (found && found.fit !== 'far') return turn.reply(library.reply(found), { channelData: PLAIN });
  await sayPlainly(turn, mask === 'harmless' ? 'harmless_again' : 'received');
}

/** What anybody may ask and be told: the answer says nothing of who asked before. */
function asksPlainly(mask: Mask, { text, spelt }: Heard, reading: Reading): boolean {
  if (mayBePrying(text, spelt) || ownDataWish(text) !== undefined) return false;
  // Who answered "0" mostly tells something: only what is plainly a question is taken for one.
  if (mask === 'quiet') return asksForKnowledge(text, reading);
  return reading.urgency === 'none' && !isSmallTalk(reading) && !FOR_STAFF.includes(reading.intent);
}

/** Whoever has just read staff's own words needs no words of ours between them; what staff write outside the console we do not always see. */
const isInTouch = ({ talk: { handoff, staffWroteAt = 0 }, now }: Turn): boolean =>
  handoff.takenOverAt !== undefined || now - staffWroteAt < SILENCE_MS;

/** "1" after "0": the person says that they can write again. Staff hear of it, and the questions go on. */
async function sayThatItIsSafe(turn: Turn, heard: Heard): Promise<Behind> {
  const { mode } = turn.talk.handoff;
  unmask(turn);
  if (mode === 'staff') await askStaff(turn, safeRequest(turn, heard));
  return mode === 'staff' ? 'stays' : mode === 'waiting' ? 'safe' : 'opened';
}

const safeRequest = ({ talk }: Turn, heard: Heard) => ({
  ...handoffRequest(heard, talk, 3),
  facts: [{ name: 'safety_safe', value: heard.text, corrects: true }],
  safety: { state: 'safe' as const },
});

/** Asks on where the questions about their safety were left. */
export function askOn(turn: Turn, heard: Heard): Decision {
  return { handoff: safeRequest(turn, heard), dialog: 'safety', understood: true };
}
