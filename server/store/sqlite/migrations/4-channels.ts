import type { Database } from '../database';

/** When a person was last heard, who wants to be forgotten, and what was sent besides text. */
export function channels(db: Database): void {
  db.exec(`
    ALTER TABLE conversations ADD COLUMN heard_at INTEGER;
    ALTER TABLE conversations ADD COLUMN to_forget INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE media (
      conversation_id TEXT NOT NULL,
      id TEXT NOT NULL,
      at INTEGER NOT NULL,
      content_type TEXT NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (conversation_id, id)
    );
  `);
}
