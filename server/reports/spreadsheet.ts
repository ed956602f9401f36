import type { MonthlyRow } from './monthly';
import type { TableRow } from './table';
import { MONTHLY, NOTE, ROWS } from './texts';

const BOM = '\uFEFF';

/** Begins what a spreadsheet may take for a formula (OWASP: CSV injection), also after spaces and in full width. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠|%]/u;

/** A text that no spreadsheet carries out: it stands behind an apostrophe, and holds no control characters. */
export function inert(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** The table as CSV (RFC 4180) in UTF-8; the mark at the beginning tells Excel so. */
export function csvOf(rows: readonly TableRow[]): string {
  const lines = [HEAD, ...rows.map(({ section, row, value }) => [section, row, value])];
  return BOM + lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

const HEAD = [ROWS.section, ROWS.row, ROWS.value];

const csvCell = (value: string | number) =>
  typeof value === 'number' ? String(value) : `"${inert(value).replaceAll('"', '""')}"`;

/** The table as a workbook of Excel; texts are texts, never formulas. */
export async function xlsxOf(rows: readonly TableRow[]): Promise<Buffer> {
  const body = rows.map(({ section, row, value }) => [textCell(section), textCell(row), valueCell(value)]);
  return workbook([headOf(HEAD), ...body]);
}

/** The monthly report as a workbook: what it is, the figures beside those of the month before, and room for words of the committee's own. */
export async function monthlyXlsx(rows: readonly MonthlyRow[], month: string, place: string): Promise<Buffer> {
  const title = MONTHLY.title.replace('{month}', month.split('-').reverse().join('/'));
  const body = rows.map(({ section, row, value, before }) => [
    textCell(section),
    textCell(row),
    valueCell(value),
    valueCell(before),
  ]);
  const head = headOf([ROWS.section, ROWS.row, MONTHLY.now, MONTHLY.before]);
  const foot = [NOTE, MONTHLY.source, MONTHLY.remarks, MONTHLY.proposals].map((line) => [textCell(line)]);
  return workbook([headOf([title]), [textCell(place)], [], head, ...body, [], ...foot]);
}

type Cell = ReturnType<typeof valueCell> & { fontWeight?: 'bold' };

async function workbook(rows: Cell[][]): Promise<Buffer> {
  // Loaded when it is needed: few ask for a workbook, and the package's types are for modules only.
  const { default: writeXlsx } = await import('write-excel-file/node');
  return await writeXlsx(rows).toBuffer();
}

const headOf = (cells: readonly string[]) =>
  cells.map((value) => ({ ...textCell(value), fontWeight: 'bold' as const }));

const textCell = (value: string) => ({ value: inert(value), type: String });
const valueCell = (value: string | number) => (typeof value === 'number' ? { value, type: Number } : textCell(value));
