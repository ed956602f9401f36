import { type Decision, understood } from './decision';
import { handoffRequest } from './handoff-request';
import type { Library } from './replies/library';
import type { Heard, Talk } from './talk';

/**
 * Somebody wants what they asked of staff undone. Whoever holds the phone might tap it, whatever the request was about: staff are told of
 * the wish, and the case stays open until one of them has closed it.
 */
export function takeBack(library: Library, heard: Heard, talk: Talk): Decision {
  if (talk.handoff.mode !== 'waiting') return understood({ text: library.phrase('nothing_to_withdraw'), choices: [] });
  const fact = { name: 'withdrawal_wished', value: library.phrase('withdrawal_for_staff') };
  const handoff = { ...handoffRequest(heard, talk, 3), facts: [fact] };
  const text = library.phrase('withdrawal_noted', { code: handoff.caseCode });
  return { reply: { text, choices: [] }, handoff, understood: true };
}
