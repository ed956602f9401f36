/** What a tap on a choice stands for. Written `#name` or `#name:argument`, so that it also works typed or as a payload. */
export type Command =
  | { name: 'article'; id: string }
  | { name: 'section'; id: string; n: number }
  | { name: 'source'; id: string }
  | { name: 'staff' }
  | { name: 'report' }
  | { name: 'withdraw' }
  | { name: 'skip' }
  | { name: 'stop' }
  | { name: 'start' };

const PLAIN = ['staff', 'report', 'withdraw', 'skip', 'stop', 'start'] as const;
const WITH_ID = ['article', 'section', 'source'] as const;

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
  if (!withId || !/^[a-z0-9-]{1,80}$/.test(id)) return undefined;
  if (withId !== 'section') return { name: withId, id };
  return /^\d{1,2}$/.test(n) ? { name: 'section', id, n: Number(n) } : undefined;
}
