import { ConfigError, readConfig } from '../config';
import { openAuditLog } from '../staff/audit-log';
import { Vault } from '../store/encryption';
import { openStore } from '../store/open';
import { AUDIT_LINES } from '../texts';

/**
 * Checks the log of who did what: every entry, and the chain between them. Prints the number of entries and the head, to
 * be noted elsewhere; given a head that was noted (`N:head`), says whether it is still there. Ends with 1 when not.
 */
async function main(noted: string | undefined): Promise<boolean> {
  const config = readConfig(process.env);
  const store = await openStore(config, new Vault(config.encryptionKeys));
  try {
    const { entries, head, brokenAt } = await (await openAuditLog(store)).verify();
    if (brokenAt !== undefined) {
      process.stdout.write(`${AUDIT_LINES.broken(brokenAt)}\n`);
      return false;
    }
    process.stdout.write(`${AUDIT_LINES.whole(entries, head)}\n`);
    if (noted === undefined) return true;
    const [, seq, mac] = /^(\d+):(.+)$/.exec(noted) ?? [];
    const [entry] = seq === undefined ? [] : await store.audit.after(Number(seq) - 1, 1);
    if (entry && entry.mac === mac) return true;
    process.stdout.write(`${AUDIT_LINES.cut}\n`);
    return false;
  } finally {
    await store.close();
  }
}

main(process.argv[2]).then(
  (isWhole) => (process.exitCode = isWhole ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
