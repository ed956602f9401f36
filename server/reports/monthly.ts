import type { TurnCount } from '../store/contract/figures';
import type { Figures } from './figures';
import { monthBefore, monthOf } from './period';
import { type Report, reportOf } from './report';
import { type TableRow, tableOf } from './table';
import { ROWS } from './texts';

/** A line of the monthly report: a figure beside that of the month before. */
export interface MonthlyRow extends TableRow {
  before: string | number;
}

/** What only the whole hotline has: messages are not known by province. */
const OF_ALL: readonly string[] = [ROWS.messages, ROWS.unansweredByTopic, ROWS.byProvince];
const NO_TURNS: readonly TurnCount[] = [];

/**
 * The figures of a month (`YYYY-MM`) as a province's steering committee on crime reads them, or of the whole country
 * without a province; small counts hidden. Raises PeriodRefused.
 */
export async function monthlyRows(figures: Figures, month: string, province?: string): Promise<MonthlyRow[]> {
  const [now, before] = [await of(figures, month, province), await of(figures, monthBefore(month), province)];
  const earlier = new Map(rowsOf(before, province).map((row) => [keyOf(row), row.value]));
  const rows = rowsOf(now, province).map((row) => ({ ...row, before: earlier.get(keyOf(row)) ?? unknownOf(row) }));
  const told = new Set(rows.map(keyOf));
  const gone = rowsOf(before, province).filter((row) => !told.has(keyOf(row)));
  return [...rows, ...gone.map((row) => ({ ...row, value: 0, before: row.value }))];
}

async function of(figures: Figures, month: string, province: string | undefined): Promise<Report> {
  const period = monthOf(month);
  if (province === undefined) return figures.report(period);
  const cases = (await figures.cases(period)).filter((one) => one.province === province);
  return reportOf(period, cases, NO_TURNS);
}

/** Without the lines on the period and on hiding, which the paper says once. */
function rowsOf(report: Report, province: string | undefined): TableRow[] {
  const rows = tableOf(report).filter(({ section }) => section !== '' && section !== ROWS.period);
  return province === undefined ? rows : rows.filter(({ section }) => !OF_ALL.includes(section));
}

const keyOf = ({ section, row }: TableRow) => `${section}\n${row}`;
/** What the month before has no line for, it had none of. */
const unknownOf = ({ value }: TableRow) => (value === '' ? '' : 0);
