import { actionLabels, channelLabels, intentLabels, outcomeLabels } from '../labels';

const lookUp = (labels: Readonly<Record<string, string>>, name: string): string =>
  (Object.hasOwn(labels, name) ? labels[name] : undefined) ?? name;

export const channelLabel = (name: string): string => lookUp(channelLabels, name);
export const actionLabel = (name: string): string => lookUp(actionLabels, name);
export const outcomeLabel = (name: string): string => lookUp(outcomeLabels, name);

/** The value of a fact as people read it: intents have words, phone numbers stand as they are dialled; all else is what was written. */
export function factValue(name: string, value: string): string {
  if (name === 'intent') return lookUp(intentLabels, value);
  return name === 'phones' ? asDialled(value) : value;
}

/** "0912 345 678" for +84912345678, "024 3825 6133" for a landline. */
const asDialled = (numbers: string): string =>
  numbers
    .replaceAll(/\+84(\d{3})(\d{3})(\d{3})(?!\d)/g, '0$1 $2 $3')
    .replaceAll(/\+84(\d{2})(\d{4})(\d{4})(?!\d)/g, '0$1 $2 $3');
