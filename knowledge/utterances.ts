import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { INTENTS, type Intent, type Urgency } from './schema';

/** One example of how people write, with its labels. */
export interface Utterance {
  text: string;
  intent: Intent;
  urgency: Urgency;
}

const MARKS: Record<string, Urgency> = { e: 'emergency', r: 'report' };
const isIntent = (name: string): name is Intent => (INTENTS as readonly string[]).includes(name);

/** Reads `<intent>.txt` files: a line each, `[e]` or `[r]` before it for an emergency or a report, `#` for a comment. */
export function loadUtterances(folder: string): Utterance[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readUtterances(path.join(folder, name)));
}

function readUtterances(file: string): Utterance[] {
  const intent = path.basename(file, '.txt');
  if (!isIntent(intent)) throw new Error(`${file}: there is no intent of this name`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [, mark, text] = /^\[(\w)\] (.*)$/.exec(line) ?? [undefined, undefined, line];
      const urgency = mark === undefined ? 'none' : MARKS[mark];
      if (!urgency || !text) throw new Error(`${file}: unknown mark in "${line.slice(0, 20)}"`);
      return { text, intent, urgency };
    });
}
