import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { beginOf } from '../../bot/vietnam-time';
import { ConfigError, readConfig } from '../config';
import { projectPaths } from '../paths';
import { breachIn } from '../privacy/breach';
import { breachReport, concernedList } from '../privacy/breach-report';
import { registerPage } from '../privacy/register';
import { BREACH } from '../privacy/texts';
import { mongooseEnd } from '../store/copy/mongoose-end';
import { sqliteEnd } from '../store/copy/sqlite-end';
import { Vault } from '../store/encryption';
import { openStore } from '../store/open';

/** What the law asks of whoever runs the service: the register of processing, and the drill of a breach. */
async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      found: { type: 'string' },
      list: { type: 'boolean' },
    },
  });
  if (positionals[0] === 'register') writeRegister();
  else if (positionals[0] === 'breach-report') await reportBreach(values);
  else throw new ConfigError(BREACH.usage);
}

function writeRegister(): void {
  const folder = path.join(projectPaths().root, 'docs/privacy');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'register.md');
  writeFileSync(file, registerPage());
  process.stdout.write(`${file}\n`);
}

interface Wanted {
  from?: string | undefined;
  to?: string | undefined;
  found?: string | undefined;
  list?: boolean | undefined;
}

async function reportBreach({ from, to, found, list }: Wanted): Promise<void> {
  if (!from || !to) throw new ConfigError(BREACH.usage);
  const span = [momentOf('from', from), momentOf('to', to)] as const;
  const foundAt = found ? momentOf('found', found) : Date.now();
  const config = readConfig(process.env);
  // Brings the store to the present schema, so that everything in it is known.
  await (await openStore(config, new Vault(config.encryptionKeys))).close();
  const { databaseUrl, dataDir } = config;
  const end = databaseUrl ? await mongooseEnd(databaseUrl) : sqliteEnd(path.join(dataDir, 'haidang.db'));
  try {
    const breach = await breachIn(end, ...span);
    process.stdout.write(`${list ? concernedList(breach) : breachReport(breach, foundAt)}\n`);
  } finally {
    await end.close();
  }
}

/** A day begins at midnight in Vietnam. */
function momentOf(name: string, value: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? beginOf(value) : Date.parse(value);
  if (!Number.isFinite(at)) throw new ConfigError(BREACH.badTime(name, value));
  return at;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
