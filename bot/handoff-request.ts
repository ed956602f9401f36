import type { HandoffFact, HandoffRequest, Priority } from './handoff';
import { namedFacts } from './handoff-facts';
import type { Heard, Talk } from './talk';
import type { Reading } from './understanding/reader';

const SUMMARY_LENGTH = 240;

/** The beginning of a message, by which staff know the case in the queue. */
export const summaryOf = (text: string): string => text.slice(0, SUMMARY_LENGTH);

/** The case to open, or to add to when one is open. */
export function handoffRequest(heard: Heard, talk: Talk, priority: Priority, reading?: Reading): HandoffRequest {
  const open = talk.handoff.mode === 'bot' ? undefined : talk.handoff;
  return {
    caseId: open?.caseId ?? heard.caseId,
    caseCode: open?.caseCode ?? heard.caseCode,
    priority,
    summary: summaryOf(heard.text),
    facts: [
      ...(reading ? [...understoodFacts(reading), ...namedFacts(heard.text, reading.entities)] : []),
      ...(heard.place ? [{ name: 'place', value: heard.place }] : []),
    ],
  };
}

function understoodFacts(reading: Reading): HandoffFact[] {
  const facts: HandoffFact[] = [{ name: 'intent', value: reading.intent }];
  if (reading.danger.signals.length)
    facts.push({ name: 'signals', value: distinct(reading.danger.signals).slice(0, 5).join(' · ') });
  return facts;
}

/** Without what is said again as part of something longer, or overlaps with it ("nhot em" and "cuu em voi ho nhot"). */
function distinct(signals: readonly string[]): string[] {
  const longestFirst = [...new Set(signals)].sort((one, other) => other.length - one.length);
  const kept: string[] = [];
  for (const one of longestFirst)
    if (!kept.some((longer) => longer.includes(one) || overlap(longer, one))) kept.push(one);
  return signals.filter((one, n) => kept.includes(one) && signals.indexOf(one) === n);
}

/** Whether one ends with the words that the other begins with. */
function overlap(longer: string, shorter: string): boolean {
  const words = shorter.split(' ');
  return words.some((_, n) => {
    const [beginning, end] = [words.slice(0, n).join(' '), words.slice(n).join(' ')];
    return (n > 0 && longer.endsWith(` ${beginning}`)) || longer.startsWith(`${end} `);
  });
}
