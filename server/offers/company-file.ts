import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type CompanyList, CompanyRegister } from '../../bot/offers/companies';

const listSchema = z.strictObject({
  asOf: z.iso.date(),
  source: z.string(),
  sample: z.boolean(),
  companies: z.array(
    z.strictObject({
      name: z.string(),
      otherNames: z.array(z.string()),
      licence: z.string().optional(),
      taxCode: z.string().optional(),
      address: z.string().optional(),
      withdrawn: z.boolean(),
    }),
  ),
});

const fileIn = (dataDir: string) => path.join(dataDir, 'companies.json');

/**
 * The imported list, or undefined while none was imported. A file that is not what the importer wrote is told of and let be: a
 * hotline without the list of companies is better than none.
 */
export function loadCompanies(dataDir: string, logger: Pick<Logger, 'error'>): CompanyRegister | undefined {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    return new CompanyRegister(listSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    logger.error({ problem: (error as Error).message, file }, 'the list of companies is broken: import it once more');
    return undefined;
  }
}

/** Puts a new list in place of the old one, whole or not at all; raises when it is none that could be loaded again. */
export function saveCompanies(dataDir: string, list: CompanyList): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(listSchema.parse(list)));
  renameSync(`${file}.new`, file);
}
