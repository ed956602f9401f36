import type { Database } from '../database';

/** What people send besides text: what is known of it, and its bytes in parts, so that a long video holds nobody up. */
export function media(db: Database): void {
  db.exec(`
    DROP TABLE media;
    CREATE TABLE media (
      conversation_id TEXT NOT NULL,
      id TEXT NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      content_type TEXT,
      size INTEGER,
      error TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      due_at INTEGER,
      sealed BLOB NOT NULL,
      PRIMARY KEY (conversation_id, id)
    );
    CREATE INDEX media_due ON media (due_at) WHERE due_at IS NOT NULL;
    CREATE INDEX media_at ON media (at);
    CREATE TABLE media_parts (
      conversation_id TEXT NOT NULL,
      id TEXT NOT NULL,
      n INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (conversation_id, id, n)
    );
  `);
}
