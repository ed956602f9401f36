import { ConfigError, readConfig } from '../config';
import { Vault, generateKey } from '../store/encryption';
import { openStore } from '../store/open';
import { openRotation } from '../store/open-rotation';
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
  if (what !== 'status' && what !== 'rotate') throw new ConfigError(KEY_LINES.usage);
  const config = readConfig(process.env);
  const vault = new Vault(config.encryptionKeys);
  // Brings the store to the present schema, and shows that the keys are its own.
  await (await openStore(config, vault)).close();
  const rotation = await openRotation(config, vault);
  try {
    if (what === 'status') print(KEY_LINES.left(await rotation.left()));
    else print(KEY_LINES.done(await rotation.rotate((done, left) => print(KEY_LINES.progress(done, left)))));
  } finally {
    await rotation.close();
  }
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
