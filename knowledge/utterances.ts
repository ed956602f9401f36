import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { INTENTS, type Intent, type Urgency } from './schema';

/** One example of how people write, with its labels. */
export interface Utterance {
  text: string;
  intent: Intent;
  urgency: Urgency;
  /** An emergency told in calm or hidden words. */
  veiled: boolean;
  /** Sounds like danger and is none: told as past, heard of, supposed, studied, seen in a film, said in jest. */
  nearMiss: boolean;
}

const MARKS: Record<string, Pick<Utterance, 'urgency' | 'veiled' | 'nearMiss'>> = {
  e: { urgency: 'emergency', veiled: false, nearMiss: false },
  v: { urgency: 'emergency', veiled: true, nearMiss: false },
  r: { urgency: 'report', veiled: false, nearMiss: false },
  x: { urgency: 'none', veiled: false, nearMiss: true },
};
const UNMARKED = { urgency: 'none', veiled: false, nearMiss: false } as const;
const isIntent = (name: string): name is Intent => (INTENTS as readonly string[]).includes(name);

/**
 * Reads `<intent>.txt` files: a line each, `#` for a comment. A mark stands before an emergency `[e]`, a veiled one `[v]`,
 * a report `[r]`, and a near miss `[x]`, which sounds like danger and is none.
 */
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
      const meaning = mark === undefined ? UNMARKED : MARKS[mark];
      if (!meaning || !text) throw new Error(`${file}: unknown mark in "${line.slice(0, 20)}"`);
      return { text, intent, ...meaning };
    });
}
