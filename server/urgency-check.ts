import { parseCommand } from '../bot/replies/commands';
import type { Reader } from '../bot/understanding/reader';
import type { Activity } from './channels/activity';

/** Of a long text this much is looked at, from both ends: the look must cost little, above all where many write too much. */
const LOOKED_AT = { head: 700, tail: 300 };

const endsOf = (text: string): string =>
  text.length > LOOKED_AT.head + LOOKED_AT.tail
    ? `${text.slice(0, LOOKED_AT.head)}\n${text.slice(-LOOKED_AT.tail)}`
    : text;

/** Makes the same look for danger alone. */
export const createCryCheck =
  (read: Reader): ((text?: string) => boolean) =>
  (text = '') =>
    read(endsOf(text)).urgency === 'emergency';

/** These taps ask for a person, or tell of somebody in need. */
const CALLS: readonly string[] = ['staff', 'report'];

/** Makes the quick look at a message that says whether it must not wait: danger is heard in it, or a person is asked for. */
export function createUrgencyCheck(read: Reader): (activity: Activity) => boolean {
  return ({ text, value }) => {
    const command = parseCommand(value) ?? parseCommand(text);
    if (command) return CALLS.includes(command.name);
    if (!text?.trim()) return false;
    const { urgency, danger, intent } = read(endsOf(text));
    return urgency !== 'none' || danger.heard || intent === 'talk_to_human';
  };
}
