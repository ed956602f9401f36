import { clockInVietnam } from '../vietnam-time';
import { handoffRequest } from '../handoff-request';
import type { Library } from '../replies/library';
import type { Choice } from '../replies/reply';
import type { Heard } from '../talk';
import { type Turn, addToCase, say } from '../turn';
import { noteConsent } from './consent-turn';

/** By which staff say that their message asks whether somebody else may be told (`channelData`). */
export const ASKS = 'referral';
/** What the person has answered, `yes` or `no`: the case's referrals take it over. */
export const ANSWERED = 'referral_answer';

/** The two buttons under a message of staff that asks whether another agency may be told. */
export const answerChoices = (library: Library): Choice[] => [
  library.choice('button_agree', { name: 'agree', id: 'yes' }),
  library.choice('button_disagree', { name: 'agree', id: 'no' }),
];

/**
 * The answer to that question. It is noted as the person's word, in the words in which it came: who holds the phone is for staff to
 * judge. While staff talk with them the bot says nothing.
 */
export async function takeAnswer(turn: Turn, heard: Heard, answer: 'yes' | 'no'): Promise<void> {
  const { talk, library, now } = turn;
  delete talk.consentAsked;
  noteConsent(turn, 'referral', answer === 'yes' ? 'agreed' : 'withdrawn');
  const value = library.phrase(`consent_answer_${answer}`, { at: clockInVietnam(now) });
  const facts = [
    { name: 'consent_referral', value, corrects: true },
    { name: ANSWERED, value: answer },
  ];
  const wasStaff = talk.handoff.mode === 'staff';
  await addToCase(turn, { ...handoffRequest(heard, talk, 3), facts });
  if (!wasStaff) await say(turn, 'consent_answer_noted');
}
