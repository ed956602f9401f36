import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fold } from '../../bot/language/normalise';
import type { Company } from '../../bot/offers/companies';

/** Raised when a file holds no list of companies; says what is wrong. */
class CompanyTableError extends Error {
  readonly code = 'COMPANY_TABLE';
}

type Row = string[];

/** How the columns are headed in the lists that were seen, folded; the first that fits is taken. */
const COLUMNS = {
  name: /^ten (?:doanh nghiep|cong ty|don vi)|^doanh nghiep$|^ten$/,
  otherNames: /ten (?:viet tat|cu|khac|giao dich|tieng anh)/,
  licence: /(?:so )?giay phep/,
  taxCode: /ma so (?:thue|doanh nghiep)|^mst$/,
  address: /dia chi|tru so/,
  state: /tinh trang|trang thai|ghi chu/,
};
const WITHDRAWN = /thu hoi|nop lai|cham dut|het hieu luc|dung hoat dong/;

/** Reads a list as it was saved by hand: CSV, XLSX or a page with an HTML table. */
export async function readCompanyTable(file: string): Promise<Company[]> {
  return companiesIn(await rowsOf(file));
}

async function rowsOf(file: string): Promise<Row[]> {
  switch (path.extname(file).toLowerCase()) {
    case '.xlsx':
      return xlsxRows(file);
    case '.csv':
      return csvRows(await readFile(file, 'utf8'));
    case '.html':
    case '.htm':
      return htmlRows(await readFile(file, 'utf8'));
    default:
      throw new CompanyTableError(`${file}: expected .csv, .xlsx or .html`);
  }
}

/** Finds the row of headings, and reads what stands below it. */
export function companiesIn(rows: readonly Row[]): Company[] {
  const at = rows.findIndex((row) => row.some((cell) => COLUMNS.name.test(fold(cell.trim()))));
  const headings = rows[at];
  if (!headings) throw new CompanyTableError('no column is headed "Tên doanh nghiệp"');
  const column = (pattern: RegExp) => headings.findIndex((cell) => pattern.test(fold(cell.trim())));
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([name, pattern]) => [name, column(pattern)]));
  const companies = rows.slice(at + 1).flatMap((row) => companyOf((name) => (row[places[name] ?? -1] ?? '').trim()));
  if (!companies.length) throw new CompanyTableError('there is no company below the headings');
  return companies;
}

function companyOf(cell: (name: keyof typeof COLUMNS) => string): Company[] {
  const name = cell('name');
  if (!name) return [];
  const [licence, taxCode, address] = [cell('licence'), cell('taxCode'), cell('address')];
  return [
    {
      name,
      otherNames: cell('otherNames')
        .split(/[;|\n]/)
        .map((other) => other.trim())
        .filter(Boolean),
      ...(licence && { licence }),
      ...(taxCode && { taxCode }),
      ...(address && { address }),
      withdrawn: WITHDRAWN.test(fold(cell('state'))),
    },
  ];
}

/** The library is an ES module only, so it is loaded when it is needed. */
async function xlsxRows(file: string): Promise<Row[]> {
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet(file);
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell).trim())));
}

/** RFC 4180, with commas or semicolons, whichever the first line has more of. */
function csvRows(text: string): Row[] {
  const plain = text.replace(/^\ufeff/, '');
  const [first = ''] = plain.split('\n');
  const comma = first.split(';').length > first.split(',').length ? ';' : ',';
  const cell = new RegExp(
    `(?:^|(?<=[${comma}\\n]))(?:"((?:[^"]|"")*)"|([^${comma}\\n]*))(?=${comma}|\\r?\\n|$)(\\r?\\n)?`,
    'g',
  );
  const rows: Row[] = [[]];
  for (const [, quoted, bare = '', end] of plain.matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"').trim());
    if (end) rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}

function htmlRows(html: string): Row[] {
  const cells = (row: string) =>
    Array.from(row.matchAll(/<t[dh]\b[^<>]*>([\s\S]*?)<\/t[dh]>/gi), ([, cell = '']) => textOf(cell));
  return Array.from(html.matchAll(/<tr\b[^<>]*>([\s\S]*?)<\/tr>/gi), ([, row = '']) => cells(row)).filter(
    (row) => row.length,
  );
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function textOf(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
