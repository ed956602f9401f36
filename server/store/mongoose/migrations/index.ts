import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';
import type { StoreClock } from '../../clock';
import type { Vault } from '../../encryption';
import type { SecretStore } from '../../contract/secrets';
import { DatabaseTooNew } from '../../too-new';
import { STRICT } from '../connection';
import { dueIndex } from './1-due-index';
import { dataKeys } from './2-data-keys';
import { sealedAccounts } from './3-sealed-accounts';

/**
 * Brings a database one version forward. It may be cut off anywhere and is then run again from its beginning, so doing it
 * twice must do no harm. Once released it is never changed: the next change is a new one.
 */
export type Migration = (connection: Connection, vault: Vault) => Promise<void>;

/** In order; the database keeps how many of them it has been through. */
export const MIGRATIONS: readonly Migration[] = [dueIndex, dataKeys, sealedAccounts];

interface SchemaRecord {
  _id: string;
  version: number;
}

const schema = new Schema<SchemaRecord>(
  { _id: { type: String, required: true }, version: { type: Number, required: true, min: 0 } },
  STRICT,
);
const ID = 'schema';
const LOCK_MS = 30_000;
const RENEW_MS = 10_000;
const LOOK_MS = 500;

interface MigrationPorts {
  connection: Connection;
  vault: Vault;
  secrets: SecretStore;
  clock: StoreClock;
  /** For tests. */
  migrations?: readonly Migration[];
}

/** Brings the database to the present version; of several processes that start at once one does it and the others wait. */
export async function migrate(ports: MigrationPorts): Promise<void> {
  const { connection, secrets, clock, migrations = MIGRATIONS } = ports;
  const records = connection.models.Schema ?? connection.model<SchemaRecord>('Schema', schema, 'schema');
  const owner = randomUUID();
  const take = () => secrets.lock('migration', owner, clock.leaseNow(), clock.leaseNow() + LOCK_MS);
  while ((await versionOf(records, migrations.length)) < migrations.length) {
    if (!(await take())) {
      await pause(LOOK_MS);
      continue;
    }
    const renewing = setInterval(() => void take().catch(() => undefined), RENEW_MS);
    try {
      await step(ports, records, migrations);
    } finally {
      clearInterval(renewing);
      await secrets.unlock('migration', owner);
    }
  }
}

/** Read again under the lock: another process may have been quicker. */
async function step(
  { connection, vault }: MigrationPorts,
  records: Model<SchemaRecord>,
  all: readonly Migration[],
): Promise<void> {
  const version = await versionOf(records, all.length);
  await all[version]?.(connection, vault);
  if (version < all.length) await records.updateOne({ _id: ID }, { $set: { version: version + 1 } }, { upsert: true });
}

async function versionOf(records: Model<SchemaRecord>, known: number): Promise<number> {
  const version = (await records.findById(ID).lean<SchemaRecord>())?.version ?? 0;
  if (version > known) throw new DatabaseTooNew(version, known);
  return version;
}
