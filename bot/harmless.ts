import { HUSH, isCodeWord, isExit } from './discretion';
import type { HandoffFact } from './handoff';
import { welcomeBack } from './handoff-status';
import { handoffRequest } from './handoff-request';
import { isSmallTalk } from './asked';
import { isPrying, mayBePrying } from './prying';
import type { Safety } from './safety';
import type { Heard } from './talk';
import { type Turn, askStaff, say } from './turn';
import type { Reading } from './understanding/reader';

/** Takes what makes the chat look harmless, or opens it again; gives whether the message was that. */
export async function turnsOver(turn: Turn, heard: Heard): Promise<boolean> {
  if (isCodeWord(heard.text, turn.talk.safety?.codeWord)) await turnOver(turn, heard);
  else if (isExit(heard.text)) await leave(turn, heard);
  else if (turn.talk.inDanger && isPrying(heard.text, heard.spelt)) await leave(turn, heard, 'prying');
  else return false;
  return true;
}

/** The person's own word makes the chat harmless, and opens it again: then it is surely them. */
async function turnOver(turn: Turn, heard: Heard): Promise<void> {
  const { talk } = turn;
  if (!talk.harmless) return leave(turn, heard);
  talk.harmless = false;
  await tellOfSafety(turn, heard, { name: 'code_word', value: heard.text }, { state: 'unsure' });
  if (talk.held) return welcomeBack(turn);
  if (talk.handoff.mode !== 'staff') await say(turn, 'word_known');
}

/** Whoever looks at the phone next finds a harmless chat: what is unsent is dropped, nothing is said unasked. */
async function leave(turn: Turn, heard: Heard, why: 'left' | 'prying' = 'left'): Promise<void> {
  const { talk } = turn;
  const phrase = why === 'prying' && talk.harmless ? 'harmless_again' : 'harmless';
  talk.harmless = true;
  await turn.endDialog();
  await turn.event(HUSH);
  await tellOfSafety(turn, heard, { name: why, value: heard.text }, { state: 'unsafe' });
  await say(turn, phrase);
}

/** Whether a chat that was made harmless stays so; gives our harmless answer then. */
export async function staysHarmless(turn: Turn, heard: Heard, reading: Reading | undefined): Promise<boolean> {
  const { talk } = turn;
  const stays = talk.harmless === true && isHarmless(turn, heard, reading);
  talk.harmless = stays;
  if (!stays) return false;
  const priority = reading?.urgency === 'emergency' ? 1 : 3;
  // What sounds like danger reaches staff in every case, whatever the chat says.
  if (talk.handoff.mode !== 'bot' || priority === 1)
    await askStaff(turn, handoffRequest(heard, talk, priority, reading));
  if (talk.handoff.mode !== 'staff') await say(turn, 'harmless_again');
  return true;
}

/**
 * A plea of one's own opens the chat at once, and where nobody is in danger so does any real question. Much else sounds like danger
 * to the reader that whoever took the phone away may write ("nó nhắn gì vậy", "con này nó điên, đừng nghe nó"): staff are called for
 * it, and the chat stays as it is.
 */
function isHarmless({ talk }: Turn, heard: Heard, reading: Reading | undefined): boolean {
  if (mayBePrying(heard.text, heard.spelt)) return true;
  if (reading?.urgency === 'emergency') return !isPlea(reading);
  if (talk.inDanger) return true;
  // A tap on an old answer is no question: it would tell that there is a case.
  if (heard.command) return talk.handoff.mode !== 'bot';
  return !reading || (reading.urgency === 'none' && isSmallTalk(reading));
}

/** Somebody cries for help, or tells plainly of a danger that is their own. */
const isPlea = ({ danger }: Reading): boolean => danger.cry || (danger.clear && danger.firstPerson);

/** Tells staff of something about the person's safety when they have a case; the bot remembers it in any case. */
async function tellOfSafety(turn: Turn, heard: Heard, fact: HandoffFact, safety: Partial<Safety>): Promise<void> {
  const { talk } = turn;
  talk.safety = { state: 'unsure', ...talk.safety, ...safety, byStaff: false };
  if (talk.handoff.mode === 'bot') return;
  await askStaff(turn, { ...handoffRequest(heard, talk, 3), facts: [fact], safety });
}

/** Staff know more: somebody called, or agreed on hours. */
export function setSafety({ talk }: Turn, safety: Safety): void {
  talk.safety = { ...talk.safety, ...safety, byStaff: true };
  talk.harmless = safety.state === 'unsafe';
}
