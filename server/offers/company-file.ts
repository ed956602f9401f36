import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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

/** The imported list, or undefined while none was imported. Raises when the file is not what the importer wrote. */
export function loadCompanies(dataDir: string): CompanyRegister | undefined {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  return new CompanyRegister(listSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

/** Puts a new list in place of the old one, whole or not at all. */
export function saveCompanies(dataDir: string, list: CompanyList): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(list));
  renameSync(`${file}.new`, file);
}
