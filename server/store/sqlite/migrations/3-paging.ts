import type { Database } from '../database';

/** Alarms on their way out, and the browsers that take them. */
export function paging(db: Database): void {
  db.exec(`
    CREATE TABLE pages (
      id TEXT PRIMARY KEY,
      attempts INTEGER NOT NULL DEFAULT 0,
      due_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX pages_due ON pages (due_at);
    CREATE TABLE push_subscriptions (
      id TEXT PRIMARY KEY,
      staff_id TEXT NOT NULL,
      sealed BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX push_subscriptions_staff ON push_subscriptions (staff_id);
  `);
}
