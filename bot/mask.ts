import { type Said, isOfStaff } from './discretion';
import { mayWrite } from './safety';
import { type Talk, reachable } from './talk';
import { type Turn } from './turn';

/**
 * How a chat looks to whoever holds the phone now. `harmless`: it was made so, and is about nothing in particular; `quiet`: they have
 * said that somebody is beside them, or it is outside the hours agreed with staff. Behind a mask nothing is said of a case, of
 * staff, or of what was agreed to.
 */
export type Mask = 'harmless' | 'quiet';

/** The mask of a chat at `now` (epoch ms); undefined when it has none. */
export function maskOf(talk: Talk, now: number): Mask | undefined {
  const { harmless, safety, openUntil = 0 } = talk;
  if (harmless) return 'harmless';
  if (safety?.state === 'unsafe') return safety.byStaff ? undefined : 'quiet';
  const isOutside = safety?.state === 'hours' && 'caution' in mayWrite(reachable(talk), now);
  return isOutside && now >= openUntil ? 'quiet' : undefined;
}

/** By this a reply is known that betrays nothing, whoever reads it (`channelData`). */
export const PLAIN = { plain: true };

/** Whether a message may leave from behind a mask: what betrays nothing, and what staff send, who have rules of their own. */
export function passesMask(activity: Said & { type?: string }, mask: Mask | undefined): boolean {
  if (!mask || activity.type !== 'message' || isOfStaff(activity)) return true;
  return (activity.channelData as { plain?: boolean } | undefined)?.plain === true;
}

/** Says a phrase that betrays nothing. */
export async function sayPlainly(turn: Turn, phrase: string): Promise<void> {
  await turn.reply({ text: turn.library.phrase(phrase), choices: [] }, { channelData: PLAIN });
}
