import { fold } from '../language/normalise';
import type { Command } from './command';
import type { Choice } from './reply';
import { type NamedCourse, typedCommand } from './typed-commands';

export type { Command } from './command';

const PLAIN = [
  'subscribe',
  'unsubscribe',
  'consents',
  'courses',
  'learn',
  'staff',
  'report',
  'withdraw',
  'skip',
  'stop',
  'start',
  'helped',
  'unhelped',
] as const;
const ANSWERS: readonly string[] = ['yes', 'no', 'unknown'];
const WITH_ID = [
  'article',
  'section',
  'source',
  'offer',
  'course',
  'pick',
  'class',
  'news',
  'newsok',
  'revoke',
  'share',
] as const;

/** Writes a command as the value of a choice. */
export function commandValue(command: Command): string {
  if (command.name === 'section') return `#section:${command.id}:${command.n}`;
  return 'id' in command ? `#${command.name}:${command.id}` : `#${command.name}`;
}

/** Reads a command; anything else, also from a stranger's hand, is undefined. */
export function parseCommand(value: unknown): Command | undefined {
  if (typeof value !== 'string' || !value.startsWith('#')) return undefined;
  const [name = '', id = '', n = ''] = value.trim().slice(1).split(':');
  const plain = PLAIN.find((known) => known === name);
  if (plain) return { name: plain };
  const withId = WITH_ID.find((known) => known === name);
  if (name === 'answer') return ANSWERS.includes(id) ? { name, id: id as 'yes' | 'no' | 'unknown' } : undefined;
  if (name === 'agree') return id === 'yes' || id === 'no' ? { name, id } : undefined;
  if (!withId || !/^[a-z0-9-]{1,80}$/.test(id)) return undefined;
  if (withId !== 'section') return { name: withId, id };
  return /^\d{1,2}$/.test(n) ? { name: 'section', id, n: Number(n) } : undefined;
}

/** These only show something. Anybody can make a link that carries a command, and whoever taps it may not know what it does. */
const FOR_LINKS: readonly Command['name'][] = ['start', 'article', 'section', 'source', 'courses', 'course', 'class'];

/** Whether a command may come with a link or a poster that leads into the chat. */
export const isForLinks = (command: Command | undefined): boolean =>
  command !== undefined && FOR_LINKS.includes(command.name);

/** Offered under a question, to which a number may be the answer ("How many people are there?"): never typed as one. */
const BESIDE_QUESTIONS = [commandValue({ name: 'skip' }), commandValue({ name: 'stop' })];

/**
 * Whether the text of a command is only the label that we put on it. Typed by hand the same words may be a cry for help
 * ("Đang bị giữ"), and any words may come beside a forged value: both are read like every other message.
 */
export function isOwnLabel(text: string, value: unknown, offered: readonly Choice[]): boolean {
  if (!text.trim() || parseCommand(text)) return true;
  return parseCommand(value) !== undefined && offered.some((choice) => choice.title === text && choice.value === value);
}

/**
 * The command that a message stands for: a tap, or, typed, the number or title of a choice that was just offered, a word that is a
 * command, or a course by its name.
 */
export function commandOf(
  value: unknown,
  text: string,
  offered: readonly Choice[],
  courses: readonly NamedCourse[] = [],
): Command | undefined {
  const tapped = parseCommand(value) ?? parseCommand(text);
  if (tapped) return tapped;
  const typed = fold(text).trim();
  const chosen = offered.find(
    ({ title, value }, n) => typed === fold(title) || (typed === String(n + 1) && !BESIDE_QUESTIONS.includes(value)),
  );
  return chosen ? parseCommand(chosen.value) : typedCommand(text, courses);
}
