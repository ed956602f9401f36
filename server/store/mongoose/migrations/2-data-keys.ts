import type { Connection } from 'mongoose';
import { DataKeys } from '../../data-keys';
import type { Vault } from '../../encryption';

const BATCH = 500;

/**
 * Every conversation gets a key of its own. What is there stays as it is sealed, and opens, until `keys -- rotate` brings it
 * under that key.
 */
export async function dataKeys(connection: Connection, vault: Vault): Promise<void> {
  const conversations = connection.collection<{ _id: string; sealedKey?: Buffer | null }>('conversations');
  const keys = new DataKeys(vault);
  for (let after = ''; ;) {
    const without = { _id: { $gt: after }, sealedKey: null } as object;
    const found = await conversations
      .find(without, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    for (const { _id } of found)
      await conversations.updateOne({ _id, sealedKey: null }, { $set: { sealedKey: keys.create(_id) } });
    const last = found.at(-1);
    if (!last) return;
    after = last._id;
  }
}
