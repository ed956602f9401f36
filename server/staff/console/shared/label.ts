import { actionLabels, intentLabels, outcomeLabels, channelLabels } from '../labels';

const lookUp = (labels: Readonly<Record<string, string>>, name: string): string =>
  (Object.hasOwn(labels, name) ? labels[name] : undefined) ?? name;

export const channelLabel = (name: string): string => lookUp(channelLabels, name);
export const actionLabel = (name: string): string => lookUp(actionLabels, name);
export const outcomeLabel = (name: string): string => lookUp(outcomeLabels, name);

/** The value of a fact as people read it: intents have words, all else is what was written. */
export const factValue = (name: string, value: string): string =>
  name === 'intent' ? lookUp(intentLabels, value) : value;
