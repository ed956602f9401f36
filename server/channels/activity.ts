import type { Activity as BotFrameworkActivity } from 'botbuilder-core';

/** A Bot Framework activity as it is kept and passed on: only `type` is always there. */
export type Activity = Partial<BotFrameworkActivity> & { type: string };

/** What a person may tap: the label and the command that the tap stands for (`#article:…`, see bot/replies/commands). */
export interface Choice {
  title: string;
  value: string;
}

/** The choices that a reply offers, in order; empty when it offers none. */
export function choicesOf(activity: Activity): Choice[] {
  return (activity.suggestedActions?.actions ?? []).map((action) => ({
    title: action.title,
    value: typeof action.value === 'string' ? action.value : action.title,
  }));
}
