import type { Vault } from '../../encryption';
import { type Database, type Row, bytes, number, text } from '../database';

/**
 * Role, name and the hash of the password are sealed with the rest of an account, and the hash is taken out of its column. What was
 * sealed already counts: a database that was set back brings nobody a role.
 */
export function sealedAccounts(db: Database, { vault }: { vault: Vault }): void {
  for (const row of db.all('SELECT * FROM staff')) {
    const [id, place] = [text(row.id), `staff/${text(row.id)}`];
    const sealed = row.sealed ? (vault.open(bytes(row.sealed), place) as object) : {};
    db.run(
      "UPDATE staff SET sealed = ?, password_hash = '' WHERE id = ?",
      vault.seal({ ...inClear(row), ...sealed }, place),
      id,
    );
  }
}

const inClear = (row: Row) => ({
  name: text(row.name),
  role: text(row.role),
  passwordHash: text(row.password_hash),
  createdAt: number(row.created_at),
  views: [],
});
