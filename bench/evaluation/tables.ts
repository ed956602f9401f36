import { INTENTS, URGENCIES } from '../../knowledge/schema';
import { type Changes, type Read, type Scores, isRight, scoresOf, urgencyTable } from './scores';

const percent = (value: number) => (Number.isNaN(value) ? '–' : (100 * value).toFixed(1)).padStart(6);
const COLUMNS = [
  'messages',
  'intent',
  'emergency recall',
  'precision',
  'heard',
  'report recall',
  'precision',
  'outside known',
  'refused wrongly',
  'ECE',
];
const WIDTH = 26;

export const heading = `${''.padEnd(WIDTH)}${COLUMNS.join('  ')}`;

/** One line of the table, in percent. */
export function line(name: string, scores: Scores): string {
  const { intent, emergency, emergencyHeard, report, outOfScope, calibrationError } = scores;
  const figures = [
    intent,
    emergency.recall,
    emergency.precision,
    emergencyHeard,
    report.recall,
    report.precision,
    outOfScope.recognised,
    outOfScope.wronglyRefused,
    calibrationError,
  ];
  const cells = [String(scores.messages), ...figures.map(percent)];
  return name.padEnd(WIDTH) + cells.map((cell, n) => cell.padStart(COLUMNS[n]?.length ?? 0)).join('  ');
}

/** What a respelling changed, to stand behind its line; in percent. */
export const changes = ({ intentKept, urgencyLowered }: Changes): string =>
  `  intent kept ${percent(intentKept)}, urgency lowered ${percent(urgencyLowered)}`;

/** An intent of which fewer are read right is weak. */
const WEAK = 0.9;

/** By register, then how each level of urgency was read, then all weak intents. */
export function details(reads: readonly Read[]): string {
  const registers = [...new Set(reads.map(({ message }) => message.register))];
  const byRegister = registers.map((register) =>
    line(`  ${register}`, scoresOf(reads.filter(({ message }) => message.register === register))),
  );
  const levels = urgencyTable(reads).map(
    (row, n) => `  ${(URGENCIES[n] ?? '').padEnd(12)}${row.map((c) => String(c).padStart(10)).join('')}`,
  );
  return [
    ...byRegister,
    '  urgency: wanted (rows) by read (columns)',
    `  ${''.padEnd(12)}${URGENCIES.map((level) => level.padStart(10)).join('')}`,
    ...levels,
    `  intents below ${100 * WEAK} %: ${weakIntents(reads).join(', ') || 'none'}`,
  ].join('\n');
}

function weakIntents(reads: readonly Read[]): string[] {
  return INTENTS.map((intent) => {
    const own = reads.filter(({ message }) => message.intents.includes(intent));
    return { intent, all: own.length, right: own.filter(isRight).length };
  })
    .filter(({ all, right }) => right < WEAK * all)
    .sort((a, b) => a.right / a.all - b.right / b.all)
    .map(({ intent, right, all }) => `${intent} ${right}/${all}`);
}
