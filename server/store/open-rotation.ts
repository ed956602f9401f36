import path from 'node:path';
import type { Vault } from './encryption';
import type { StorePlace } from './open';
import type { Rotation } from './rotation';

/** Opens the store of the configuration for a change of keys; it must be of the present schema. */
export async function openRotation({ dataDir, databaseUrl }: StorePlace, vault: Vault): Promise<Rotation> {
  if (databaseUrl) {
    const [{ connect }, { mongooseRotation }] = await Promise.all([
      import('./mongoose/connection.js'),
      import('./mongoose/reseal.js'),
    ]);
    return mongooseRotation(await connect(databaseUrl), vault);
  }
  const [{ Database }, { sqliteRotation }] = await Promise.all([
    import('./sqlite/database.js'),
    import('./sqlite/reseal.js'),
  ]);
  return sqliteRotation(new Database(path.join(dataDir, 'haidang.db')), vault);
}
