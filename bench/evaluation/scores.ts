import type { Reading } from '../../bot/understanding/reader';
import { type Intent, URGENCIES, type Urgency } from '../../knowledge/schema';
import type { Message } from './messages';

/** A message and how it was read. */
export interface Read {
  message: Message;
  reading: Reading;
}

/** Shares from 0 to 1; NaN where there is nothing to count. */
export interface Scores {
  messages: number;
  intent: number;
  emergency: { recall: number; precision: number };
  report: { recall: number; precision: number };
  /** Emergencies in whose reply at least the question about danger stands. */
  emergencyHeard: number;
  outOfScope: { recognised: number; wronglyRefused: number };
  /** Expected calibration error of the confidence, over ten bins. */
  calibrationError: number;
}

const BINS = 10;
const share = (part: number, all: number) => (all ? part / all : NaN);

/** Whether the intent is one of those that are right. */
export const isRight = ({ message, reading }: Read): boolean => message.intents.includes(reading.intent);

export function scoresOf(reads: readonly Read[]): Scores {
  const emergencies = reads.filter(({ message }) => message.urgency === 'emergency');
  const isHeard = ({ reading }: Read) => reading.urgency === 'emergency' || reading.danger.heard;
  return {
    messages: reads.length,
    intent: share(reads.filter(isRight).length, reads.length),
    emergency: level(reads, 'emergency'),
    report: level(reads, 'report'),
    emergencyHeard: share(emergencies.filter(isHeard).length, emergencies.length),
    outOfScope: gate(reads),
    calibrationError: calibrationError(reads),
  };
}

function level(reads: readonly Read[], urgency: Urgency): { recall: number; precision: number } {
  const wanted = reads.filter(({ message }) => message.urgency === urgency);
  const given = reads.filter(({ reading }) => reading.urgency === urgency);
  const both = wanted.filter(({ reading }) => reading.urgency === urgency).length;
  return { recall: share(both, wanted.length), precision: share(both, given.length) };
}

function gate(reads: readonly Read[]): Scores['outOfScope'] {
  const outside: Intent = 'out_of_scope';
  const isOutside = ({ message }: Read) => message.intents.includes(outside);
  const refused = (some: readonly Read[]) => some.filter(({ reading }) => reading.intent === outside).length;
  const [out, inside] = [reads.filter(isOutside), reads.filter((read) => !isOutside(read))];
  return { recognised: share(refused(out), out.length), wronglyRefused: share(refused(inside), inside.length) };
}

function calibrationError(reads: readonly Read[]): number {
  const bins = Array.from({ length: BINS }, () => ({ sure: 0, right: 0 }));
  for (const read of reads) {
    const bin = bins[Math.min(Math.floor(read.reading.confidence * BINS), BINS - 1)];
    if (!bin) continue;
    bin.sure += read.reading.confidence;
    bin.right += isRight(read) ? 1 : 0;
  }
  return bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / reads.length;
}

/** What a respelling changed: nothing of it should. Shares from 0 to 1. */
export interface Changes {
  intentKept: number;
  /** Of the messages that were read as an emergency or a report as they stood. */
  urgencyLowered: number;
}

/** Compares readings of the same messages, in the same order, as they stood and respelt. */
export function changesBetween(before: readonly Read[], after: readonly Read[]): Changes {
  const pairs = before.flatMap(({ reading }, n) => (after[n] ? [{ was: reading, is: after[n].reading }] : []));
  const urgent = pairs.filter(({ was }) => was.urgency !== 'none');
  const rank = (urgency: Urgency) => URGENCIES.indexOf(urgency);
  return {
    intentKept: share(pairs.filter(({ was, is }) => was.intent === is.intent).length, pairs.length),
    urgencyLowered: share(urgent.filter(({ was, is }) => rank(is.urgency) > rank(was.urgency)).length, urgent.length),
  };
}

/** How often each level (first) was read as each level (second). */
export function urgencyTable(reads: readonly Read[]): number[][] {
  return URGENCIES.map((wanted) =>
    URGENCIES.map(
      (given) => reads.filter(({ message, reading }) => message.urgency === wanted && reading.urgency === given).length,
    ),
  );
}
