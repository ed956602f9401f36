import path from 'node:path';
import { ConfigError, readConfig } from '../config';
import { Vault, generateKey } from '../store/encryption';
import { Database } from '../store/sqlite/database';
import { countOld, resealAll } from '../store/sqlite/reseal';
import { KEY_LINES } from '../texts';

/**
 * Looks after the encryption keys. `new` prints a fresh one, to be put in front of the others; `status` says how much still
 * lies under older ones; `rotate` seals it anew, beside a running server, and goes on where it was broken off.
 */
async function main(what: string | undefined): Promise<void> {
  if (what === 'new') {
    print(generateKey(`k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`));
    return;
  }
  const config = readConfig(process.env);
  if (config.databaseUrl) throw new ConfigError(KEY_LINES.embeddedOnly);
  const db = new Database(path.join(config.dataDir, 'haidang.db'));
  const vault = new Vault(config.encryptionKeys);
  try {
    if (what === 'status') print(KEY_LINES.left(countOld(db, vault)));
    else if (what === 'rotate')
      print(KEY_LINES.done(await resealAll(db, vault, (done, left) => print(KEY_LINES.progress(done, left)))));
    else throw new ConfigError(KEY_LINES.usage);
  } finally {
    db.close();
  }
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
