import type { Database } from '../database';

/** Who is at the console and on duty; more about accounts and sessions. */
export function roster(db: Database): void {
  db.exec(`
    CREATE TABLE presence (
      staff_id TEXT PRIMARY KEY,
      seen_at INTEGER NOT NULL,
      state TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE shifts (
      id TEXT PRIMARY KEY,
      staff_id TEXT NOT NULL,
      begins INTEGER NOT NULL,
      ends INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX shifts_ends ON shifts (ends);
    ALTER TABLE staff ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE staff ADD COLUMN sealed BLOB;
    ALTER TABLE sessions ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sessions ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
    CREATE INDEX sessions_staff ON sessions (staff_id);
  `);
}
