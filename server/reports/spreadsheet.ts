import type { TableRow } from './table';
import { ROWS } from './texts';

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
  // Loaded when it is needed: few ask for a workbook, and the package's types are for modules only.
  const { default: writeXlsx } = await import('write-excel-file/node');
  const head = HEAD.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map(({ section, row, value }) => [textCell(section), textCell(row), valueCell(value)]);
  return await writeXlsx([head, ...body]).toBuffer();
}

const textCell = (value: string) => ({ value: inert(value), type: String });
const valueCell = (value: string | number) => (typeof value === 'number' ? { value, type: Number } : textCell(value));
