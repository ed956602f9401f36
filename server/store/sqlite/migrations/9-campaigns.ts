import type { Database } from '../database';

/** Campaigns, who has asked for their messages, and to whom they went. */
export function campaigns(db: Database): void {
  db.exec(`
    CREATE TABLE campaigns (
      id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      status TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE subscriptions (
      interest TEXT NOT NULL,
      conversation_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (interest, conversation_id)
    ) WITHOUT ROWID;
    CREATE INDEX subscriptions_conversation ON subscriptions (conversation_id);
    CREATE TABLE campaign_marks (
      campaign TEXT NOT NULL,
      conversation_id TEXT NOT NULL,
      mark TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (campaign, mark, conversation_id)
    ) WITHOUT ROWID;
    CREATE INDEX campaign_marks_conversation ON campaign_marks (conversation_id, mark);
  `);
}
