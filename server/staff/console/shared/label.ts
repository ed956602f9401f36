import { actionLabels, deliveryErrorLabels, intentLabels, outcomeLabels, channelLabels } from '../labels';

const lookUp = (labels: Readonly<Record<string, string>>, name: string): string =>
  (Object.hasOwn(labels, name) ? labels[name] : undefined) ?? name;

export const channelLabel = (name: string): string => lookUp(channelLabels, name);
export const actionLabel = (name: string): string => lookUp(actionLabels, name);
/** Why something did not arrive, in words where there are some. */
export const deliveryError = (code: string): string | undefined => deliveryErrorLabels[code];
export const outcomeLabel = (name: string): string => lookUp(outcomeLabels, name);

/** The value of a fact as people read it: intents have words, all else is what was written. */
export const factValue = (name: string, value: string): string =>
  name === 'intent' ? lookUp(intentLabels, value) : value;
