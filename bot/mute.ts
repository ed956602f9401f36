import { clockInVietnam } from './vietnam-time';
import type { HandoffFact, HandoffRequest } from './handoff';
import type { Decision } from './decision';
import type { Talk } from './talk';
import { isARight } from './rights';
import type { Library } from './replies/library';
import type { Reading } from './understanding/reader';

/** What of a turn matters here. */
interface Asking {
  talk: Talk;
  library: Library;
  now: number;
}

/**
 * The event by which staff say that what a person writes calls nobody for a while, or that this is over; its value is
 * {@link Muting}. Nobody is shut out by it: the bot goes on answering, and danger is passed on as ever.
 */
export const MUTE = 'haidang.mute';

/** The value of a {@link MUTE} event. */
export interface Muting {
  /** Epoch ms; null: from now on everything calls again. */
  until: number | null;
  /** The case with which it is decided; it ends with it, if it is open. */
  caseId: string;
}

/** Until when (epoch ms) a person is muted; undefined when they are not. */
const mutedUntil = ({ mute }: Talk, now: number): number | undefined =>
  mute && now < mute.until ? mute.until : undefined;

/** What is heard from a muted person as from anybody: danger, also where it is only faintly heard, a report, and a right of theirs. */
function mustBeHeard(request: HandoffRequest, reading: Reading | undefined): boolean {
  if (request.priority !== 3 || isARight(request)) return true;
  return reading !== undefined && (reading.urgency !== 'none' || reading.danger.heard);
}

/** The mute after an event: one that was ended does not end another that came later with another case. */
export function muteAfter(known: Talk['mute'], { until, caseId }: Muting): Talk['mute'] {
  if (until !== null) return { until, caseId };
  return known?.caseId === caseId ? undefined : known;
}

/** What is decided about a message of somebody who may be muted: what would only call staff is answered with when they are to be had again. */
export function whileMuted({ talk, library, now }: Asking, decision: Decision, reading: Reading | undefined): Decision {
  const { handoff } = decision;
  const until = mutedUntil(talk, now);
  const isOpen = talk.handoff.mode !== 'bot';
  if (!handoff || isOpen || until === undefined || decision.revoke || mustBeHeard(handoff, reading)) return decision;
  const text = library.phrase('muted_again', { until: clockInVietnam(until) });
  return { reply: { text, choices: [] }, understood: true };
}

/** What staff are told with a case of somebody who is muted. */
export function mutedFacts({ talk, library, now }: Asking): HandoffFact[] {
  const until = mutedUntil(talk, now);
  if (until === undefined) return [];
  return [{ name: 'muted', value: library.phrase('muted_for_staff', { until: clockInVietnam(until) }) }];
}
