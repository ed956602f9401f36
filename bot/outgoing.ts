import { mayCount } from './consent/consent-turn';
import { COURSE } from './courses/course-report';
import { type Said, discreetly, isOfStaff } from './discretion';
import { HANDOFF_INITIATE, type HandoffRequest } from './handoff';
import { type Mask, maskOf, passesMask } from './mask';
import type { Choice } from './replies/reply';
import type { Safety } from './safety';
import { type Talk, reachable } from './talk';
import { ARTICLE, TURN } from './turn-report';

interface Way {
  talk: Talk;
  /** A line that says nothing on a locked screen. */
  firstLine: string;
  /** What is sent in the place of an answer that could not go out in time. */
  knock: string;
  now: number;
  /** The chat's mask when the turn began. */
  mask: Mask | undefined;
  /** The turn answers something that the person wrote. */
  answering: boolean;
}

/** What of a Bot Framework activity matters on its way out. */
interface Outgoing extends Said {
  type?: string;
  name?: string;
  value?: unknown;
  suggestedActions?: { actions?: { title: string; value: unknown }[] };
}

/** Events that are counted, without the person, unless they want that not either. */
const FIGURES: readonly string[] = [TURN, ARTICLE, COURSE];

/** Whether something leaves the turn at all: from behind a mask nothing goes that could betray anybody, whoever says it. */
export function mayLeave(activity: Outgoing, { talk, mask, now }: Way): boolean {
  if (FIGURES.includes(activity.name ?? '')) return mayCount(talk);
  const standing = maskOf(talk, now);
  // The answer to "0" is given still; from the next message on the chat is quiet.
  return passesMask(activity, standing === 'quiet' ? mask && standing : standing);
}

/** By this a chat page knows that what stood there before must go from sight. */
const HARMLESS = { harmless: true };

/**
 * Everything that leaves a turn passes here, from bot, dialogs and staff alike: what was offered and what staff were told
 * of the person's safety is remembered, and messages to somebody in danger are made discreet. Gives what to change in it.
 */
export function onTheWayOut(activity: Outgoing, way: Way): Pick<Outgoing, 'channelData' | 'text' | 'value'> {
  if (activity.type === 'message') return asSent(activity, way);
  if (activity.name !== HANDOFF_INITIATE) return {};
  const request = activity.value as HandoffRequest;
  remember(way.talk, request);
  return { value: withWarnings(request, way.talk) };
}

/** Whatever a case is about, staff must be warned as the bot is: its person was in danger, and may be still, or cannot be written to. */
function withWarnings(request: HandoffRequest, { inDanger, harmless, safety }: Talk): HandoffRequest {
  const { state = 'unsure', hours, codeWord } = safety ?? {};
  const standing: Partial<Safety> = {
    ...(state === 'hours' && hours && { state, hours }),
    ...((harmless || state === 'unsafe') && { state: 'unsafe' as const }),
    ...(codeWord !== undefined && { codeWord }),
  };
  return { ...request, ...(inDanger && { inDanger }), ...(Object.keys(standing).length && { standing }) };
}

function asSent(activity: Outgoing, { talk, ...how }: Way): Said {
  talk.offered = offered(activity);
  if (talk.harmless && !isOfStaff(activity)) return { channelData: HARMLESS };
  return discreetly(activity, reachable(talk), how);
}

function remember(talk: Talk, { priority, safety }: HandoffRequest): void {
  if (priority === 1) talk.inDanger = true;
  if (safety) talk.safety = { state: 'unsure', ...talk.safety, ...safety, byStaff: false };
}

function offered({ suggestedActions }: Outgoing): Choice[] {
  return (suggestedActions?.actions ?? []).map(({ title, value }) => ({ title, value: String(value) }));
}
