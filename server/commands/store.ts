import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ConfigError, readConfig } from '../config';
import { type Progress, copyAll, verify } from '../store/copy/copy';
import { mongooseEnd } from '../store/copy/mongoose-end';
import { sqliteEnd } from '../store/copy/sqlite-end';
import { type CopyEnd, OWN_SECRETS, TABLES, type TableName } from '../store/copy/table';
import { Vault } from '../store/encryption';
import { openMongooseStore } from '../store/mongoose/keeper';
import { openSqliteStore } from '../store/sqlite/keeper';
import type { Store } from '../store/store';

const USAGE = `npm run store -- copy FROM TO

FROM and TO: a data folder or file of the embedded store, or mongodb://…
Stop the servers first. Cut off, it goes on where it was when it is called again. Everything is compared at the end.
ENCRYPTION_KEYS (or those of DATA_DIR) must be the keys of FROM; TO needs the same ones afterwards.
`;

const isUrl = (place: string) => /^mongodb(\+srv)?:\/\//.test(place);
const fileOf = (place: string) =>
  existsSync(place) && !statSync(place).isDirectory() ? place : path.join(place, 'haidang.db');
const openStore = (place: string, vault: Vault): Promise<Store> =>
  isUrl(place) ? openMongooseStore(place, vault) : openSqliteStore(fileOf(place), vault);
const openEnd = async (place: string): Promise<CopyEnd> =>
  isUrl(place) ? mongooseEnd(place) : sqliteEnd(fileOf(place));

const progressSchema = z.object({
  table: z.enum(TABLES),
  after: z.array(z.union([z.string(), z.number()])).optional(),
});

async function main([command, from, to]: string[]): Promise<number> {
  if (command !== 'copy' || !from || !to) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (!isUrl(from) && !existsSync(fileOf(from))) throw new ConfigError(`FROM names ${from}, where no store lies`);
  const vault = new Vault(readConfig(process.env).encryptionKeys);
  // Brings it to the present schema, and shows that the keys are those of FROM.
  await (await openStore(from, vault)).close();
  const target = await openStore(to, vault);
  try {
    await copy(from, to, target);
  } finally {
    await target.close();
  }
  return 0;
}

async function copy(from: string, to: string, { secrets }: Store): Promise<void> {
  const ends = { from: await openEnd(from), to: await openEnd(to) };
  try {
    const kept = await secrets.get(OWN_SECRETS.progress);
    const begin = kept === undefined ? undefined : progressSchema.parse(JSON.parse(kept));
    if (!begin) await mustBeEmpty(ends.to);
    const note = (progress: Progress) => secrets.put(OWN_SECRETS.progress, JSON.stringify(progress));
    await copyAll({ ...ends, begin, note, say });
    const counts = await verify({ ...ends, say });
    await secrets.remove(OWN_SECRETS.progress);
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    process.stdout.write(`copied and compared: ${all} records are the same in both\n`);
  } finally {
    await ends.from.close();
    await ends.to.close();
  }
}

/** A copy over somebody's data would mix two stores into one that is neither. */
async function mustBeEmpty({ tables }: CopyEnd): Promise<void> {
  for (const table of ['staff', 'cases', 'conversations'] as const)
    if (await tables[table].count()) throw new ConfigError(`TO holds ${table} already; it should be empty`);
}

let shown = '';
/** One line for each table, which grows in place on a terminal. */
function say(table: TableName, what: string, done: number, all: number): void {
  const line = `${what} ${table}: ${done} of ${all}`;
  const isSame = shown === `${what} ${table}`;
  if (process.stderr.isTTY) process.stderr.write(isSame ? `\r${line}` : `\n${line}`);
  else if (!isSame || done === all) process.stderr.write(`${line}\n`);
  shown = `${what} ${table}`;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
