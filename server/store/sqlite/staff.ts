import type { Session, StaffMember, StaffStore } from '../contract/staff';
import { SealBroken, type Vault } from '../encryption';
import { type Database, type Row, type SqlValue, bytes, number, text } from './database';

/**
 * Everything of an account is sealed, and the sealed value counts: whoever can write the database, and has no key, gives nobody a
 * role and no one a password. The columns beside it are copies for whoever looks into the file.
 */
type Sealed = Omit<StaffMember, 'id' | 'username' | 'version'>;

/** Of the hash of a password there is no copy in clear. */
const NO_COPY = '';

/** Accounts and sessions in SQLite. */
export class SqliteStaff implements StaffStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  add(member: StaffMember): Promise<boolean> {
    return this.db.write(
      () =>
        this.db.run(
          `INSERT INTO staff (id, username, name, role, password_hash, created_at, version, sealed)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          ...this.#columns(member),
        ) > 0,
    );
  }

  replace(next: StaffMember): Promise<boolean> {
    return this.db.write(
      () =>
        this.db.run(
          `UPDATE staff SET id = ?, username = ?, name = ?, role = ?, password_hash = ?, created_at = ?, version = ?, sealed = ?
           WHERE id = ? AND version = ?`,
          ...this.#columns(next),
          next.id,
          next.version - 1,
        ) > 0,
    );
  }

  byUsername(username: string): Promise<StaffMember | undefined> {
    return Promise.resolve(this.#member(this.db.get('SELECT * FROM staff WHERE username = ?', username)));
  }

  byId(id: string): Promise<StaffMember | undefined> {
    return Promise.resolve(this.#member(this.db.get('SELECT * FROM staff WHERE id = ?', id)));
  }

  all(): Promise<StaffMember[]> {
    const rows = this.db.all('SELECT * FROM staff ORDER BY username');
    return Promise.resolve(rows.flatMap((row) => this.#member(row) ?? []));
  }

  unreadable(): Promise<string[]> {
    const rows = this.db.all('SELECT * FROM staff ORDER BY id');
    return Promise.resolve(rows.filter((row) => !this.#member(row)).map((row) => text(row.id)));
  }

  async putSession(session: Session): Promise<void> {
    await this.db.write(() =>
      this.db.run(
        'INSERT INTO sessions (token_hash, staff_id, expires_at, created_at, seen_at, agent) VALUES (?, ?, ?, ?, ?, ?)',
        session.tokenHash,
        session.staffId,
        session.expiresAt,
        session.createdAt,
        session.seenAt,
        session.agent,
      ),
    );
  }

  session(tokenHash: string): Promise<Session | undefined> {
    const row = this.db.get('SELECT * FROM sessions WHERE token_hash = ?', tokenHash);
    return Promise.resolve(row && sessionOf(row));
  }

  sessionsOf(staffId: string): Promise<Session[]> {
    const rows = this.db.all('SELECT * FROM sessions WHERE staff_id = ? ORDER BY created_at DESC, token_hash', staffId);
    return Promise.resolve(rows.map(sessionOf));
  }

  async touchSession(tokenHash: string, at: number): Promise<void> {
    await this.db.write(() =>
      this.db.run('UPDATE sessions SET seen_at = max(seen_at, ?) WHERE token_hash = ?', at, tokenHash),
    );
  }

  async purgeSessions(before: number): Promise<number> {
    const removed = await this.db.write(() => this.db.run('DELETE FROM sessions WHERE expires_at < ?', before));
    if (removed) this.db.emptyLog();
    return removed;
  }

  async endSession(tokenHash: string): Promise<void> {
    await this.db.write(() => this.db.run('DELETE FROM sessions WHERE token_hash = ?', tokenHash));
  }

  #columns(member: StaffMember): SqlValue[] {
    const { id, username, version, ...rest } = member;
    const sealed: Sealed = rest;
    const { name, role, createdAt } = rest;
    return [id, username, name, role, NO_COPY, createdAt, version, this.vault.seal(sealed, `staff/${id}`)];
  }

  #member(row: Row | undefined): StaffMember | undefined {
    if (!row?.sealed) return undefined;
    const id = text(row.id);
    try {
      const sealed = this.vault.open(bytes(row.sealed), `staff/${id}`) as Sealed;
      return { ...sealed, id, username: text(row.username), version: number(row.version) };
    } catch (error) {
      // Whoever can write the database must not keep everybody out by spoiling one account.
      if (error instanceof SealBroken || error instanceof TypeError) return undefined;
      throw error;
    }
  }
}

const sessionOf = (row: Row): Session => ({
  tokenHash: text(row.token_hash),
  staffId: text(row.staff_id),
  expiresAt: number(row.expires_at),
  createdAt: number(row.created_at),
  seenAt: number(row.seen_at),
  agent: text(row.agent),
});
