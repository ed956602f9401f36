import { UNKNOWN } from './case-figure';
import { OTHER } from './figure-words';
import type { Report } from './report';
import { type Shown, suppress, suppressOne } from './suppression';
import type { Count, Durations } from './tally';
import {
  CHANNEL_LABELS,
  HIDDEN,
  NOTE,
  OTHER_LABEL,
  OUTCOME_LABELS,
  ROWS,
  TOPIC_LABELS,
  UNKNOWN_LABEL,
  URGENCY_LABELS,
} from './texts';

/** One line of the figures as they leave the house. */
export interface TableRow {
  section: string;
  row: string;
  value: string | number;
}

/** The figures as a table for export: small counts hidden, every key in words. */
export function tableOf({ period, cases, response, messages, unanswered, feedback }: Report): TableRow[] {
  const line = (section: string, row: string, count: number): TableRow => ({
    section,
    row,
    value: shown(suppressOne(count)),
  });
  const days = ROWS.days.replace('{from}', period.from).replace('{to}', period.to);
  return [
    { section: ROWS.period, row: days, value: '' },
    line(ROWS.cases, ROWS.opened, cases.opened),
    line(ROWS.cases, ROWS.closed, cases.closed),
    line(ROWS.cases, ROWS.abandoned, cases.abandoned),
    line(ROWS.cases, ROWS.referred, cases.referred),
    ...breakdown(ROWS.byUrgency, cases.byUrgency, URGENCY_LABELS),
    ...breakdown(ROWS.byTopic, cases.byTopic, TOPIC_LABELS),
    ...breakdown(ROWS.byCountry, cases.byCountry),
    ...breakdown(ROWS.byProvince, cases.byProvince),
    ...breakdown(ROWS.byChannel, cases.byChannel, CHANNEL_LABELS),
    ...breakdown(ROWS.byOutcome, cases.byOutcome, OUTCOME_LABELS),
    ...breakdown(ROWS.byAgency, cases.byAgency),
    ...waiting(ROWS.claimedMedian, ROWS.claimedP90, response.claimed),
    ...waiting(ROWS.answeredMedian, ROWS.answeredP90, response.answered),
    line(ROWS.messages, ROWS.read, messages.read),
    line(ROWS.messages, ROWS.answered, messages.answered),
    line(ROWS.messages, ROWS.handed, messages.handed),
    line(ROWS.messages, ROWS.unanswered, messages.unanswered),
    ...breakdown(ROWS.unansweredByTopic, unanswered, TOPIC_LABELS),
    line(ROWS.feedback, ROWS.given, feedback.given),
    line(ROWS.feedback, ROWS.good, feedback.good),
    { section: '', row: NOTE, value: '' },
  ];
}

function breakdown(
  section: string,
  counts: readonly Count[],
  labels: Readonly<Record<string, string>> = {},
): TableRow[] {
  return suppress(counts).map(({ key, count }: Shown) => ({ section, row: labelOf(key, labels), value: shown(count) }));
}

/** A key of ours in words; a name of a register stays as it is. */
function labelOf(key: string, labels: Readonly<Record<string, string>>): string {
  if (key === UNKNOWN) return UNKNOWN_LABEL;
  if (key === OTHER) return OTHER_LABEL;
  return Object.hasOwn(labels, key) ? (labels[key] ?? key) : key;
}

/** Times of a handful of cases could be told apart: they are hidden like their number. */
function waiting(median: string, p90: string, durations: Durations): TableRow[] {
  const enough = suppressOne(durations.count) !== undefined && durations.median !== undefined;
  return [
    { section: ROWS.response, row: median, value: enough ? (durations.median ?? '') : HIDDEN },
    { section: ROWS.response, row: p90, value: enough ? (durations.p90 ?? '') : HIDDEN },
  ];
}

const shown = (count: number | undefined): string | number => count ?? HIDDEN;
