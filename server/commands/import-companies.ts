import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { saveCompanies } from '../offers/company-file';
import { readCompanyTable } from '../offers/company-table';
import { todayInVietnam } from '../../bot/vietnam-time';

const USAGE =
  'usage: npm run import:companies -- LIST.csv|.xlsx|.html --date 2026-11-01 (of the list, not to come) [--source "dolab.moha.gov.vn"] [--sample]\n';

/** Imports the list of licensed companies, as saved by hand, into DATA_DIR; takes the place of the list before it. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      source: { type: 'string', default: 'dolab.moha.gov.vn' },
      sample: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  const date = z.iso.date().safeParse(values.date);
  if (!file || !date.success || date.data > todayInVietnam(Date.now())) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const companies = await readCompanyTable(file);
  const dataDir = process.env.DATA_DIR ?? './data';
  mkdirSync(dataDir, { recursive: true });
  saveCompanies(dataDir, { asOf: date.data, source: values.source, sample: values.sample, companies });
  const withdrawn = companies.filter((company) => company.withdrawn).length;
  process.stdout.write(`${companies.length} companies (${withdrawn} without a licence now), list of ${date.data}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
