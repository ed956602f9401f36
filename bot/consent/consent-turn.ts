import type { HandoffFact, HandoffRequest } from '../handoff';
import { clockInVietnam } from '../vietnam-time';
import type { Decision } from '../decision';
import type { Turn } from '../turn';
import { SUBSCRIPTION } from '../news/subscription';
import { isAfterEmergency } from '../replies/urgent';
import { isARight } from '../rights';
import { type Basis, type ConsentTold, type Purpose, isWithdrawn, standing, withConsent } from './consent';
import { takeNotice } from './notice';

/** Notes a consent or its withdrawal; gives whether that is news. */
export function noteConsent({ talk, now, channel }: Turn, purpose: Purpose, basis: Basis): boolean {
  const before = talk.consents ?? [];
  talk.consents = withConsent(before, { purpose, basis, at: now, channel, notice: talk.notice ?? '' });
  return talk.consents.at(-1) !== before.at(-1);
}

/** What staff are told of it on the case, in the place of what they were told before. */
function consentFact({ talk, library }: Turn, purpose: Purpose): HandoffFact[] {
  const now = standing(talk.consents, purpose);
  if (!now) return [];
  const slots = { at: clockInVietnam(now.at), notice: now.notice || library.phrase('consent_no_notice') };
  const value = `${library.phrase(`consent_for_staff_${purpose}`)}: ${library.phrase(`consent_basis_${now.basis}`, slots)}`;
  return [{ name: `consent_${purpose}`, value, corrects: true }];
}

/** Writing to us asks for an answer: what that rests on is noted with the first message. */
export function noteAsking(turn: Turn): void {
  if (!turn.talk.consents?.length) noteConsent(turn, 'answer', 'asked');
}

/** Notes on what it rests that staff are told, and says so on the case when it is news. */
export function consentOfHandoff(turn: Turn, { handoff, asksForStaff }: Decision): HandoffFact[] {
  if (!handoff || isARight(handoff)) return [];
  const basis = basisOf(turn, handoff, asksForStaff);
  const isNews = basis !== undefined && noteConsent(turn, 'staff', basis);
  return [...(isNews ? consentFact(turn, 'staff') : []), ...childFact(turn)];
}

/** Danger to a life, their own request, or that they went on after the notice; nothing yet before they were given it. */
function basisOf({ talk }: Turn, { priority }: HandoffRequest, asksForStaff = false): Basis | undefined {
  if (priority === 1) return 'danger';
  if (asksForStaff) return 'asked';
  return talk.notice === undefined ? undefined : 'agreed';
}

/** Who answers a question that stood below the notice has agreed to it. */
export function consentByAnswer(turn: Turn): HandoffFact[] {
  return turn.talk.notice !== undefined && noteConsent(turn, 'staff', 'agreed') ? consentFact(turn, 'staff') : [];
}

/** With the first request to staff the notice is said below the reply; a cry for help has its own, after the question about safety. */
export function withNoticeBelow<R extends { text: string }>(turn: Turn, reply: R, request?: HandoffRequest): R {
  if (!request || request.priority === 1 || isARight(request)) return reply;
  const notice = takeNotice(turn.library, turn.talk);
  return notice === undefined ? reply : { ...reply, text: `${reply.text}\n\n${notice}` };
}

/** What a dialog says before the next question that it asks: the notice; to somebody in danger a sentence. */
export function noticeOfDialog({ library, talk }: Turn, { dialog, handoff }: Decision): string | undefined {
  if (!handoff || !dialog) return undefined;
  return isAfterEmergency(dialog) ? library.phrase('notice_danger') : takeNotice(library, talk);
}

/** Staff have recorded a consent outside the chat: the person sees it with their own data, and can withdraw it here. */
export function takeConsent(turn: Turn, { purpose, basis }: ConsentTold): void {
  noteConsent(turn, purpose, basis);
}

/** Whoever has withdrawn is given the notice again before anything more is asked. */
function endConsent(turn: Turn, purpose: Purpose): void {
  noteConsent(turn, purpose, 'withdrawn');
  if (purpose === 'staff') delete turn.talk.notice;
}

/** Carries out what was withdrawn beside the case. */
export async function withdrawConsent(turn: Turn, purpose: Purpose): Promise<HandoffFact[]> {
  endConsent(turn, purpose);
  if (purpose === 'news') {
    turn.talk.subscribed = [];
    await turn.event(SUBSCRIPTION, { interests: [] });
  }
  return consentFact(turn, purpose);
}

/** Whether what they do may be counted. */
export const mayCount = ({ consents }: Turn['talk']): boolean => !isWithdrawn(consents, 'figures');

/** Under 16 somebody who stands for the child decides with it (D11), unless that is who harms it (D12): help comes first. */
const childFact = ({ talk, library }: Turn): HandoffFact[] =>
  talk.child ? [{ name: 'consent_child', value: library.phrase('consent_child'), corrects: true }] : [];
