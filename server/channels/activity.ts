import type { Activity as BotFrameworkActivity } from 'botbuilder-core';
import type { Choice } from '../../bot/replies/reply';

/** A Bot Framework activity as it is kept and passed on: only `type` is always there. */
export type Activity = Partial<BotFrameworkActivity> & { type: string };

/** The choices that a reply offers, in order; empty when it offers none. */
export function choicesOf(activity: Activity): Choice[] {
  return (activity.suggestedActions?.actions ?? []).map((action) => ({
    title: action.title,
    value: typeof action.value === 'string' ? action.value : action.title,
  }));
}
