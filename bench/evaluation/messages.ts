import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { INTENTS, URGENCIES } from '../../knowledge/schema';
import type { Utterance } from '../../knowledge/utterances';

const messageSchema = z.looseObject({
  id: z.string(),
  text: z.string(),
  /** Where two are listed, either is right. */
  intents: z.array(z.enum(INTENTS)).min(1),
  urgency: z.enum(URGENCIES),
  register: z.string().default('all'),
});

/** A labelled message. */
export type Message = z.infer<typeof messageSchema>;
/** A set of them, which only measures. */
export interface MessageSet {
  name: string;
  messages: Message[];
}

/** Reads a set: a message a line, as JSON. */
export function readSet(file: string): MessageSet {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return { name: path.basename(file, '.jsonl'), messages: lines.map((line) => messageSchema.parse(JSON.parse(line))) };
}

/** The graded messages of test/fixtures in one set and, where it lies beside the checkout, the development set. */
export function knownSets(root: string): MessageSet[] {
  const folder = path.join(root, 'test/fixtures/graded');
  const graded = readdirSync(folder).flatMap((name) => readSet(path.join(folder, name)).messages);
  const development = path.join(root, '../shared/eval/dev.jsonl');
  return [{ name: 'graded', messages: graded }, ...(existsSync(development) ? [readSet(development)] : [])];
}

/** One of our own utterances as a message to be measured by. */
export function asMessage({ text, intent, urgency, veiled, nearMiss }: Utterance, n: number): Message {
  const register = veiled ? 'veiled' : nearMiss ? 'near miss' : urgency === 'none' ? 'other' : 'plain';
  return { id: String(n), text, intents: [intent], urgency, register };
}
