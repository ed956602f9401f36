import type { AuditEntry, Role, Session, StaffMember } from '../records';
import type { StaffStore } from '../store';
import { type Database, type Row, number, text } from './database';

/** Accounts, sessions and the audit log in SQLite. */
export class SqliteStaff implements StaffStore {
  constructor(private readonly db: Database) {}

  add(member: StaffMember): Promise<boolean> {
    return this.db.write(
      () =>
        this.db.run(
          'INSERT INTO staff (id, username, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          member.id,
          member.username,
          member.name,
          member.role,
          member.passwordHash,
          member.createdAt,
        ) > 0,
    );
  }

  byUsername(username: string): Promise<StaffMember | undefined> {
    return Promise.resolve(member(this.db.get('SELECT * FROM staff WHERE username = ?', username)));
  }

  byId(id: string): Promise<StaffMember | undefined> {
    return Promise.resolve(member(this.db.get('SELECT * FROM staff WHERE id = ?', id)));
  }

  all(): Promise<StaffMember[]> {
    return Promise.resolve(this.db.all('SELECT * FROM staff ORDER BY username').flatMap((row) => member(row) ?? []));
  }

  async putSession(session: Session): Promise<void> {
    await this.db.write(() =>
      this.db.run(
        'INSERT INTO sessions (token_hash, staff_id, expires_at) VALUES (?, ?, ?)',
        session.tokenHash,
        session.staffId,
        session.expiresAt,
      ),
    );
  }

  session(tokenHash: string): Promise<Session | undefined> {
    const row = this.db.get('SELECT * FROM sessions WHERE token_hash = ?', tokenHash);
    return Promise.resolve(row && { tokenHash, staffId: text(row.staff_id), expiresAt: number(row.expires_at) });
  }

  async endSession(tokenHash: string): Promise<void> {
    await this.db.write(() => this.db.run('DELETE FROM sessions WHERE token_hash = ?', tokenHash));
  }

  async audit(entry: AuditEntry): Promise<void> {
    await this.db.write(() =>
      this.db.run(
        'INSERT INTO audit (at, staff_id, action, target, detail) VALUES (?, ?, ?, ?, ?)',
        entry.at,
        entry.staffId,
        entry.action,
        entry.target,
        entry.detail ?? null,
      ),
    );
  }

  audited(target: string): Promise<AuditEntry[]> {
    const rows = this.db.all('SELECT * FROM audit WHERE target = ? ORDER BY id', target);
    return Promise.resolve(
      rows.map((row) => ({
        at: number(row.at),
        staffId: text(row.staff_id),
        action: text(row.action),
        target,
        ...(typeof row.detail === 'string' && { detail: row.detail }),
      })),
    );
  }
}

function member(row: Row | undefined): StaffMember | undefined {
  return (
    row && {
      id: text(row.id),
      username: text(row.username),
      name: text(row.name),
      role: text(row.role) as Role,
      passwordHash: text(row.password_hash),
      createdAt: number(row.created_at),
    }
  );
}
