import { createInterface } from 'node:readline';
import { asPlainText } from '../../bot/replies/reply';
import type { OfferCheck } from '../../bot/offers/offer';
import type { Reading } from '../../bot/understanding/reader';
import { loadAssistant } from '../assistant';
import { type Activity, choicesOf } from '../channels/activity';
import { loadContent } from '../../knowledge/loader';
import { projectPaths } from '../paths';
import { loadUnderstanding } from '../understanding';
import { explanation } from './explanation';

// Answers messages on the terminal, each as a new conversation: `ask -- "câu hỏi"`, or `ask -- --jsonl` for lines of JSON.

/** What was understood of the message in hand. */
const readings: Reading[] = [];
/** The offer in the message in hand, when there is one. */
const checks: OfferCheck[] = [];
const { runTurn, library } = loadAssistant({
  paths: projectPaths(),
  now: Date.now,
  onReading: (reading) => void readings.push(reading),
  onOffer: (offer) => void checks.push(offer),
});

interface Answer {
  intent: string;
  urgency: string;
  confidence: number;
  reply: string;
  article?: string;
  offer?: { verdict: string; flags: { id: string; reason: string }[] };
}

async function answer(text: string): Promise<Answer> {
  readings.length = 0;
  checks.length = 0;
  const activity: Activity = {
    type: 'message',
    id: 'ask',
    channelId: 'ask',
    serviceUrl: '',
    text,
    from: { id: 'user', name: '' },
    recipient: { id: 'hai-dang', name: '' },
    conversation: { id: 'ask', name: '', isGroup: false, conversationType: 'personal' },
  };
  const { replies } = await runTurn(activity, {});
  const [reading] = readings;
  return {
    intent: reading?.intent ?? 'abuse_spam',
    urgency: reading?.urgency ?? 'none',
    confidence: Number((reading?.confidence ?? 0).toFixed(4)),
    reply: replies.map((reply) => asPlainText({ text: reply.text ?? '', choices: choicesOf(reply) })).join('\n\n'),
    ...articleOf(reading, text),
    ...offerOf(checks[0]),
  };
}

function offerOf(check: OfferCheck | undefined): Pick<Answer, 'offer'> {
  if (!check) return {};
  const flags = check.flags.map(({ id, why, quote }) => ({
    id,
    reason: quote === undefined ? why : `“${quote}”: ${why}`,
  }));
  return { offer: { verdict: check.verdict, flags } };
}

function articleOf(reading: Reading | undefined, text: string): { article?: string } {
  const found = reading && library.find(reading, text);
  return found ? { article: found.article.id } : {};
}

function parseLine(line: string): { id?: unknown; text?: unknown } {
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('the line is not an object');
  return parsed;
}

/** One line in, one line out; a line that cannot be read is answered with its error and does not stop the others. */
async function answerLine(line: string): Promise<object> {
  let id: unknown;
  try {
    const row = parseLine(line);
    id = row.id;
    if (typeof row.text !== 'string') throw new Error('"text" is missing or is not a string');
    return { id, ...(await answer(row.text)) };
  } catch (error) {
    return { ...(id !== undefined && { id }), error: (error as Error).message };
  }
}

async function answerLines(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim()) process.stdout.write(`${JSON.stringify(await answerLine(line))}\n`);
  }
}

/** Prints what was understood, and by what. */
function explain(text: string): void {
  const paths = projectPaths();
  const { look, evidenceNames } = loadUnderstanding(paths, loadContent(paths.knowledge).countries);
  process.stdout.write(`${explanation(look(text), evidenceNames)}\n`);
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--jsonl')) return answerLines();
  const isExplained = args.includes('--explain');
  const text = args
    .filter((arg) => arg !== '--explain')
    .join(' ')
    .trim();
  if (!text) {
    process.stderr.write(
      'usage: npm run --silent ask -- [--explain] "câu hỏi"   or   npm run --silent ask -- --jsonl < lines.jsonl\n',
    );
    process.exitCode = 2;
    return;
  }
  if (isExplained) {
    explain(text);
    return;
  }
  const { reply, intent, urgency, confidence } = await answer(text);
  process.stdout.write(`${reply}\n\n(${intent}, ${urgency}, ${confidence})\n`);
}

process.stdout.on('error', () => process.exit(0));
void main(process.argv.slice(2));
