import { handoffRequest } from './handoff-request';
import { ERASE, isForStaff, ownDataFact } from './own-data';
import type { Heard } from './talk';
import { type Turn, addToCase } from './turn';

/**
 * They have taken their consent back at the platform: the wish to be erased, to which nothing is said. Where it is for staff they
 * decide; a request without haste goes by itself once its case is closed.
 */
export async function takeWithdrawal(turn: Turn, heard: Heard): Promise<void> {
  const { talk, library } = turn;
  const { priority = 3 } = talk.handoff;
  const isGrave = talk.inDanger === true || priority !== 3;
  if (isForStaff(talk)) {
    const fact = ownDataFact(library, 'erase');
    await addToCase(turn, { ...handoffRequest(heard, talk, 3), summary: fact.value, facts: [fact] });
  }
  if (!isGrave) await eraseSoon(turn);
}

/** Has the conversation removed once they have been silent for a while. */
export async function eraseSoon(turn: Turn): Promise<void> {
  if (!isForStaff(turn.talk)) turn.talk.toErase = true;
  await turn.event(ERASE);
}
