import type { Availability, Presence, RosterStore, Shift } from '../contract/roster';
import { type Database, number, text } from './database';

/** Presence and shifts in SQLite. */
export class SqliteRoster implements RosterStore {
  constructor(private readonly db: Database) {}

  async seen(staffId: string, at: number): Promise<void> {
    await this.db.write(() =>
      this.db.run(
        `INSERT INTO presence (staff_id, seen_at, state) VALUES (?1, ?2, 'available')
         ON CONFLICT (staff_id) DO UPDATE SET seen_at = max(seen_at, ?2)`,
        staffId,
        at,
      ),
    );
  }

  async setState(staffId: string, state: Availability, at: number): Promise<void> {
    await this.db.write(() =>
      this.db.run(
        `INSERT INTO presence (staff_id, seen_at, state) VALUES (?1, ?2, ?3)
         ON CONFLICT (staff_id) DO UPDATE SET seen_at = max(seen_at, ?2), state = ?3`,
        staffId,
        at,
        state,
      ),
    );
  }

  presence(): Promise<Presence[]> {
    const rows = this.db.all('SELECT * FROM presence ORDER BY staff_id');
    return Promise.resolve(
      rows.map((row) => ({
        staffId: text(row.staff_id),
        seenAt: number(row.seen_at),
        state: text(row.state) as Availability,
      })),
    );
  }

  async putShift({ id, staffId, from, to }: Shift): Promise<void> {
    await this.db.write(() =>
      this.db.run(
        `INSERT INTO shifts (id, staff_id, begins, ends) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET staff_id = excluded.staff_id, begins = excluded.begins, ends = excluded.ends`,
        id,
        staffId,
        from,
        to,
      ),
    );
  }

  async removeShift(id: string): Promise<void> {
    await this.db.write(() => this.db.run('DELETE FROM shifts WHERE id = ?', id));
  }

  shifts(from: number, to: number): Promise<Shift[]> {
    const rows = this.db.all('SELECT * FROM shifts WHERE ends > ? AND begins < ? ORDER BY begins, id', from, to);
    return Promise.resolve(
      rows.map((row) => ({
        id: text(row.id),
        staffId: text(row.staff_id),
        from: number(row.begins),
        to: number(row.ends),
      })),
    );
  }
}
