import { ConfigError, readConfig } from '../config';
import { Accounts } from '../staff/accounts';
import { openAuditLog } from '../staff/audit-log';
import { SecondPerson } from '../staff/second-person';
import { Sessions } from '../staff/sessions';
import { Vault } from '../store/encryption';
import { openStore } from '../store/open';
import { STAFF_LINES } from '../texts';

/** Under this stands in the log whoever runs the machine. */
const OPERATOR = 'operator';

/** `confirm NAME`: says that an account is good, when nobody is left in the console who could. It stands in the log. */
async function main(what: string | undefined, username = ''): Promise<void> {
  if (what !== 'confirm' || !username) throw new ConfigError(STAFF_LINES.usage);
  const config = readConfig(process.env);
  const store = await openStore(config, new Vault(config.encryptionKeys));
  try {
    const now = () => Date.now();
    const member = await store.staff.byUsername(username.toLowerCase());
    if (!member) throw new ConfigError(STAFF_LINES.unknown(username));
    const accounts = new Accounts(store.staff, now);
    const sessions = new Sessions(store, now);
    const endSessions = (id: string) => sessions.endAll(id);
    const secondPerson = new SecondPerson({ accounts, all: () => store.staff.all(), endSessions, isOn: true, now });
    await secondPerson.confirmByOperator(member);
    const audit = await openAuditLog(store);
    await audit.append({ at: now(), staffId: OPERATOR, action: 'staff.confirm', target: `staff:${member.id}` });
    process.stdout.write(`${STAFF_LINES.confirmed(username)}\n`);
  } finally {
    await store.close();
  }
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
