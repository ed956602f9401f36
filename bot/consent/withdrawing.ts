import { clockInVietnam } from '../vietnam-time';
import type { HandoffRequest } from '../handoff';
import { handoffRequest } from '../handoff-request';
import type { Library } from '../replies/library';
import type { Reply } from '../replies/reply';
import type { Heard, Talk } from '../talk';
import { type Consent, PURPOSES, type Purpose, isWithdrawn, standing } from './consent';

/** What is decided about a consent; a part of the responder's decision. */
interface Withdrawal {
  reply: Reply;
  handoff?: HandoffRequest;
  revoke?: Purpose;
  understood: true;
}

/** What somebody has agreed to, a line for each purpose. What they were told is their own affair: no case, no agency is named. */
export function consentLines(library: Library, talk: Talk): string[] {
  return PURPOSES.flatMap((purpose) => {
    const now = standing(shownConsents(talk), purpose);
    if (!now && purpose !== 'figures') return [];
    const basis = now ? library.phrase(`consent_said_${now.basis}`, { at: clockInVietnam(now.at) }) : '';
    return [`– ${library.phrase(`consent_${purpose}`)}${basis && ` ${basis}`}`];
  });
}

/** Asks which consent is withdrawn; what stands is offered. */
export function offerWithdrawal(library: Library, talk: Talk): Withdrawal {
  const open = PURPOSES.filter((purpose) => mayWithdraw(talk, purpose));
  const choices = open.map((purpose) => library.choice(`button_revoke_${purpose}`, { name: 'revoke', id: purpose }));
  const text = library.phrase('consent_list', { lines: consentLines(library, talk).join('\n') });
  return { reply: { text, choices }, understood: true };
}

/** Who has opened a chat as a stranger sees what a stranger would: what they themselves have just asked for, and nothing of before. */
function shownConsents({ consents = [], strangerSince: since, inDanger }: Talk): readonly Consent[] {
  if (since === undefined) return consents;
  const own = { at: since, channel: '', notice: '' };
  const first: Consent[] = [
    { ...own, purpose: 'answer', basis: 'asked' },
    { ...own, purpose: 'staff', basis: inDanger ? 'danger' : 'asked' },
  ];
  return [...first, ...consents.filter(({ at }) => at > since)];
}

function mayWithdraw(talk: Talk, purpose: Purpose): boolean {
  const consents = shownConsents(talk);
  if (purpose === 'figures' || purpose === 'answer') return !isWithdrawn(consents, purpose);
  const now = standing(consents, purpose);
  return now !== undefined && now.basis !== 'withdrawn';
}

/**
 * Withdraws one consent. Where somebody may be in danger whoever holds the phone might have tapped it: staff are told of the
 * wish, and nothing else changes. Nowhere it closes a case: that is done by a person, as with a report that is taken back.
 */
export function withdrawal(library: Library, heard: Heard, talk: Talk, purpose: Purpose): Withdrawal {
  const handoff = handoffRequest(heard, talk, 3);
  const isWaiting = talk.handoff.mode !== 'bot';
  const isGrave = talk.inDanger === true || (isWaiting && talk.handoff.priority !== 3);
  if (isGrave && purpose !== 'news') {
    const value = library.phrase(`consent_for_staff_${purpose}`);
    const text = library.phrase('consent_wish_noted', { code: handoff.caseCode });
    const facts = [{ name: 'consent_wish', value: library.phrase('consent_wish', { purpose: value }) }];
    return { reply: { text, choices: [] }, handoff: { ...handoff, facts }, understood: true };
  }
  const reply = { text: library.phrase(`consent_withdrawn_${purpose}`), choices: [] };
  const common = { reply, revoke: purpose, understood: true } as const;
  // Staff have to stop it: what they do themselves, and where it was passed on already.
  if (purpose === 'referral' || (purpose === 'staff' && isWaiting))
    return { ...common, handoff: { ...handoff, facts: [] } };
  return common;
}
