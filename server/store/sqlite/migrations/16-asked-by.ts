import type { Database } from '../database';

/**
 * Where a question to the editors was asked, and which one it was: it goes with its conversation. Those from before go in their
 * time.
 */
export function askedBy(db: Database): void {
  db.exec(`
    ALTER TABLE unanswered_seen ADD COLUMN conversation_id TEXT;
    ALTER TABLE unanswered_seen ADD COLUMN question TEXT;
    CREATE INDEX unanswered_seen_conversation ON unanswered_seen (conversation_id);
    CREATE INDEX unanswered_seen_question ON unanswered_seen (question);
  `);
}
