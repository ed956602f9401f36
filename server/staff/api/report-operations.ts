import type { z } from 'zod';
import type { Figures } from '../../reports/figures';
import { PeriodRefused, lastDays } from '../../reports/period';
import { monthlyRows } from '../../reports/monthly';
import { csvOf, monthlyXlsx, xlsxOf } from '../../reports/spreadsheet';
import { tableOf } from '../../reports/table';
import { MONTHLY } from '../../reports/texts';
import { Download, type Operation, staff } from './operation';
import { Problem } from './problem';
import { monthlyQuerySchema, reportQuerySchema, reportSchema } from './report-schemas';
import { DETAILS } from './texts';

export interface ReportPorts {
  figures: Figures;
  now: () => number;
}

type Format = z.output<typeof reportQuerySchema>['format'];

/** Figures for supervisors. What leaves as a file holds no small counts. */
export function reportOperations({ figures, now }: ReportPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/reports',
      summary: 'Figures of a period, days in Vietnam, both included; as csv or xlsx small counts are hidden',
      access: 'supervise',
      audit: 'report.read',
      fresh: ({ query: { format } }) => format === 'csv' || format === 'xlsx',
      query: reportQuerySchema,
      status: 200,
      answer: reportSchema,
      handle: async ({ query: { from, to, format = 'json' }, note }) => {
        note({ target: 'reports', detail: format });
        const usual = lastDays(now());
        const report = await asked(() => figures.report({ from: from ?? usual.from, to: to ?? usual.to }));
        if (format === 'json') return report;
        return fileOf(format, `bao-cao-${report.period.from}-${report.period.to}`, tableOf(report));
      },
    }),
    staff({
      method: 'get',
      path: '/reports/monthly',
      summary: 'The report of a month (YYYY-MM) for a steering committee on crime, of a province or of all, as xlsx',
      access: 'supervise',
      audit: 'report.monthly',
      fresh: true,
      query: monthlyQuerySchema,
      status: 200,
      handle: async ({ query: { month, province }, note }) => {
        note({ target: 'reports', detail: month });
        const rows = await asked(() => monthlyRows(figures, month, province));
        const place = province ?? MONTHLY.everywhere;
        return new Download(`bao-cao-thang-${month}.xlsx`, XLSX, await monthlyXlsx(rows, month, place));
      },
    }),
  ];
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PeriodRefused) throw new Problem(400, DETAILS.period);
    throw error;
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function fileOf(
  format: Exclude<Format, 'json' | undefined>,
  name: string,
  rows: ReturnType<typeof tableOf>,
): Promise<Download> {
  if (format === 'csv') return new Download(`${name}.csv`, 'text/csv; charset=utf-8', csvOf(rows));
  return new Download(`${name}.xlsx`, XLSX, await xlsxOf(rows));
}
