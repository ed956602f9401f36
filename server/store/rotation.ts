import path from 'node:path';
import type { Vault } from './encryption';
import type { StorePlace } from './open';

/** Hears how far a change of keys has come: values done so far, and values left. */
export type TellProgress = (done: number, left: number) => void;

/**
 * The change of keys of one store. It may run beside servers that know both keys, and be broken off: what was done stays
 * done.
 */
export interface Rotation {
  /**
   * How many values do not lie under the key that they should: the operator's current one, for keys of conversations and for
   * what is nobody's; the conversation's own, for what is a person's.
   */
  left(): Promise<number>;
  /** Brings them there; gives how many. */
  rotate(tell: TellProgress): Promise<number>;
  close(): Promise<void>;
}

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
