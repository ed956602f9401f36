import { handoffRequest } from './handoff-request';
import type { Heard } from './talk';
import { type Turn, addToCase, say } from './turn';

/**
 * Somebody who has told of a case from another account. Our answer is the same whatever number was written, right or
 * wrong, since whoever holds the phone may try it: only staff see which case it belongs to.
 */
export async function comeBack(turn: Turn, heard: Heard, number: string): Promise<void> {
  const { talk } = turn;
  await turn.endDialog();
  const wasStaff = talk.handoff.mode === 'staff';
  await addToCase(turn, { ...handoffRequest(heard, talk, 2), facts: [{ name: 'return_number', value: number }] });
  if (!wasStaff) await say(turn, 'received');
}
