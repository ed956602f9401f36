import { HUSH, isCodeWord, isExit } from './discretion';
import type { HandoffFact } from './handoff';
import { welcomeBack } from './handoff-status';
import { handoffRequest } from './handoff-request';
import { sayPlainly } from './mask';
import { isPrying } from './prying';
import type { Safety } from './safety';
import type { Heard, Talk } from './talk';
import { type Turn, askStaff, say } from './turn';

/** Takes what makes the chat look harmless, or opens it again; gives whether the message was that. */
export async function turnsOver(turn: Turn, heard: Heard): Promise<boolean> {
  if (isCodeWord(heard.text, turn.talk.safety?.codeWord)) await turnOver(turn, heard);
  else if (isExit(heard.text)) await leave(turn, heard);
  else if (wouldBetray(turn.talk) && isPrying(heard.text, heard.spelt)) await leave(turn, heard, 'prying');
  else return false;
  return true;
}

/**
 * Whether there is something here that whoever took the phone must not hear of. Whoever talks with staff may well ask them what
 * somebody has written.
 */
const wouldBetray = ({ inDanger, handoff }: Talk): boolean => inDanger === true || handoff.mode === 'waiting';

/** The person's own word makes the chat harmless, and opens it again: then it is surely them. */
async function turnOver(turn: Turn, heard: Heard): Promise<void> {
  const { talk } = turn;
  if (!talk.harmless) return leave(turn, heard);
  talk.harmless = false;
  delete talk.left;
  delete talk.strangerSince;
  await tellOfSafety(turn, heard, { name: 'code_word', value: heard.text }, { state: 'unsure' });
  const isTold = await welcomeBack(turn);
  if (!isTold && talk.handoff.mode !== 'staff') await say(turn, 'word_known');
}

/** Whoever looks at the phone next finds a harmless chat: what is unsent is dropped, nothing is said unasked. */
async function leave(turn: Turn, heard: Heard, why: 'left' | 'prying' = 'left'): Promise<void> {
  const { talk } = turn;
  const phrase = why === 'prying' && talk.harmless ? 'harmless_again' : 'harmless';
  talk.harmless = true;
  talk.left = true;
  await turn.endDialog();
  await turn.event(HUSH);
  await tellOfSafety(turn, heard, { name: why, value: heard.text }, { state: 'unsafe' });
  await sayPlainly(turn, phrase);
}

/** Tells staff of something about the person's safety when they have a case; the bot remembers it in any case. */
async function tellOfSafety(turn: Turn, heard: Heard, fact: HandoffFact, safety: Partial<Safety>): Promise<void> {
  const { talk } = turn;
  talk.safety = { state: 'unsure', ...talk.safety, ...safety, byStaff: false };
  if (talk.handoff.mode === 'bot') return;
  await askStaff(turn, { ...handoffRequest(heard, talk, 3), facts: [fact], safety });
}

/**
 * Staff know more: somebody called, or agreed on hours. What they know does not open a chat that the person has left. Where the chat
 * is a page of ours, a harmless line takes from it what stood there, before anybody writes; anywhere else it would ring a phone.
 */
export async function setSafety(turn: Turn, safety: Safety): Promise<void> {
  const { talk } = turn;
  const was = talk.harmless === true;
  talk.safety = { ...talk.safety, ...safety, byStaff: true };
  if (safety.state === 'safe') {
    delete talk.left;
    delete talk.strangerSince;
  }
  talk.harmless = safety.state === 'unsafe' || talk.left === true;
  if (talk.harmless && !was && turn.channel === OWN_PAGE) await sayPlainly(turn, 'harmless');
}

/** The channel whose page is ours: it shows nothing that stood before a harmless line, and rings nowhere. */
const OWN_PAGE = 'web';
