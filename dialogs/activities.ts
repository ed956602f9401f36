import { type Activity, ActionTypes } from 'botbuilder-core';
import type { Reply } from '../bot/replies/reply';

/** A reply as a Bot Framework activity: choices become suggested actions that show their title and carry their command. */
export function toActivity({ text, choices, picture }: Reply): Partial<Activity> {
  const actions = choices.map(({ title, value }) => ({
    type: ActionTypes.MessageBack,
    title,
    text: title,
    displayText: title,
    value,
  }));
  return {
    type: 'message',
    text,
    ...(actions.length && { suggestedActions: { to: [], actions } }),
    ...(picture && { attachments: [{ contentType: 'image/png', contentUrl: picture }] }),
  };
}
