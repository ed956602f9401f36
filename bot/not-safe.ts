import type { DialogName } from './decision';
import { handoffRequest } from './handoff-request';
import { maskOf } from './mask';
import { isNo, isUnsafeAnswer } from './safety-answer';
import type { Heard } from './talk';
import { type Turn, askStaff, say } from './turn';
import type { Reading } from './understanding/reader';

/**
 * Whether somebody in danger says that it is not safe to write to them, at whatever time: also when staff hold the chat already, or
 * when all our questions are answered. (Where one of the questions stands, it is the dialog that hears it.)
 */
export function saysNotSafe({ talk, now }: Turn, { text, command }: Heard, reading: Reading | undefined): boolean {
  if (!talk.inDanger || talk.safetyAskedAt === undefined || talk.handoff.mode === 'bot') return false;
  if (command || !text || maskOf(talk, now)) return false;
  // Where the bot answers, a plain cry gets the numbers, whoever stands beside them.
  if (reading?.danger.clear && talk.handoff.mode !== 'staff') return false;
  return isNo(text) ? answersUs(text, talk) : isUnsafeAnswer(text);
}

/** "Không" may as well answer what staff have asked since; "0" is what only we ask for. */
const answersUs = (text: string, { safetyAskedAt = 0, staffWroteAt = 0 }: Turn['talk']): boolean =>
  text.trim() === '0' || staffWroteAt < safetyAskedAt;

/**
 * Remembers that they were asked whether it is safe to write. After talk of ending one's life "not safe" means something else: that
 * person is not left in silence.
 */
export function noteAskedIfSafe({ talk, now }: Turn, dialog: DialogName): void {
  if (dialog === 'safety') talk.safetyAskedAt = now;
  if (dialog === 'crisis') delete talk.safetyAskedAt;
}

/** Staff learn of it, and nothing more is said until they write that it is safe. */
export async function fallQuiet(turn: Turn, heard: Heard, reading: Reading | undefined): Promise<void> {
  const { talk } = turn;
  talk.safety = { ...talk.safety, state: 'unsafe', byStaff: false };
  const request = handoffRequest(heard, talk, reading?.urgency === 'emergency' ? 1 : 3, reading);
  const fact = { name: 'safety_safe', value: heard.text, corrects: true };
  await askStaff(turn, { ...request, facts: [...request.facts, fact], safety: { state: 'unsafe' } });
  if (talk.handoff.mode !== 'staff') await say(turn, 'safety_quiet');
}
