import type { Activity, TurnContext } from 'botbuilder-core';
import { discreetly, isOfStaff } from './discretion';
import { HANDOFF_INITIATE, type HandoffRequest } from './handoff';
import type { Choice } from './replies/reply';
import { type Talk, reachable } from './talk';

/** By this a chat page knows that what stood there before must go from sight. */
const HARMLESS = { harmless: true };

interface OutgoingPorts {
  talk: Talk;
  /** A line that says nothing on a locked screen. */
  firstLine: string;
  now: number;
  /** The turn answers something that the person wrote. */
  answering: boolean;
}

/**
 * Everything that leaves a turn passes here, from bot, dialogs and staff alike: what was offered and what staff were told
 * of the person's safety is remembered, and messages to somebody in danger are made discreet.
 */
export function watchOutgoing(context: TurnContext, ports: OutgoingPorts): void {
  context.onSendActivities((_, activities, next) => {
    for (const activity of activities) {
      if (activity.type === 'message') Object.assign(activity, asSent(activity, ports));
      else if (activity.name === HANDOFF_INITIATE) remember(ports.talk, activity.value as HandoffRequest);
    }
    return next();
  });
}

function asSent(activity: Partial<Activity>, { talk, ...how }: OutgoingPorts): Partial<Activity> {
  talk.offered = offered(activity);
  if (talk.harmless && !isOfStaff(activity)) return { ...activity, channelData: HARMLESS };
  return discreetly(activity, reachable(talk), how);
}

function remember(talk: Talk, { priority, safety }: HandoffRequest): void {
  if (priority === 1) talk.inDanger = true;
  if (safety) talk.safety = { state: 'unsure', ...talk.safety, ...safety, byStaff: false };
}

function offered(activity: Partial<Activity>): Choice[] {
  return (activity.suggestedActions?.actions ?? []).map(({ title, value }) => ({ title, value: String(value) }));
}
