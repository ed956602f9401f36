import type { Connection } from 'mongoose';
import type { Vault } from '../../encryption';

interface AccountRecord {
  _id: string;
  name: string;
  role: string;
  passwordHash?: string;
  createdAt: number;
  sealed: { buffer: Buffer };
}

/** Role, name and the hash of the password are sealed with the rest of an account (see the migration of SQLite). */
export async function sealedAccounts(connection: Connection, vault: Vault): Promise<void> {
  const accounts = connection.collection<AccountRecord>('staff');
  for await (const { _id, name, role, passwordHash = '', createdAt, sealed } of accounts.find()) {
    const place = `staff/${_id}`;
    const whole = { name, role, passwordHash, createdAt, ...(vault.open(Buffer.from(sealed.buffer), place) as object) };
    await accounts.updateOne({ _id }, { $set: { sealed: vault.seal(whole, place) as never, passwordHash: '' } });
  }
}
