import path from 'node:path';
import type { Vault } from './encryption';
import type { Store } from './store';

/** Where the store is: in a file of this machine, or on a MongoDB-compatible server. */
export interface StorePlace {
  dataDir: string;
  /** `mongodb://…`; absent for the embedded store. */
  databaseUrl?: string;
}

/** Opens the store of the configuration. Mongoose is loaded only when it is used: it costs memory and start-up time. */
export async function openStore({ dataDir, databaseUrl }: StorePlace, vault: Vault): Promise<Store> {
  if (databaseUrl) return (await import('./mongoose/keeper.js')).openMongooseStore(databaseUrl, vault);
  return (await import('./sqlite/keeper.js')).openSqliteStore(path.join(dataDir, 'haidang.db'), vault);
}
