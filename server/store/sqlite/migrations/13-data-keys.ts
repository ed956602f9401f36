import { DataKeys } from '../../data-keys';
import type { Vault } from '../../encryption';
import { type Database, text } from '../database';

/**
 * Every conversation gets a key of its own. What is there stays as it is sealed, and opens, until `keys -- rotate` brings it
 * under that key.
 */
export function dataKeys(db: Database, { vault }: { vault: Vault }): void {
  db.exec('ALTER TABLE conversations ADD COLUMN sealed_key BLOB');
  const keys = new DataKeys(vault);
  for (const { id } of db.all('SELECT id FROM conversations'))
    db.run('UPDATE conversations SET sealed_key = ? WHERE id = ?', keys.create(text(id)), text(id));
}
