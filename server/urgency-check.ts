import { parseCommand } from '../bot/replies/commands';
import type { Reader } from '../bot/understanding/reader';
import type { Activity } from './channels/activity';

/** These taps ask for a person, or tell of somebody in need. */
const CALLS: readonly string[] = ['staff', 'report'];

/** Makes the quick look at a message that says whether it must not wait: danger is heard in it, or a person is asked for. */
export function createUrgencyCheck(read: Reader): (activity: Activity) => boolean {
  return ({ text, value }) => {
    const command = parseCommand(value) ?? parseCommand(text);
    if (command) return CALLS.includes(command.name);
    if (!text?.trim()) return false;
    const { urgency, danger, intent } = read(text);
    return urgency !== 'none' || danger.heard || intent === 'talk_to_human';
  };
}
