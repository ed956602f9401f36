import type { Database } from '../database';

/** Under which of the platform's ids a reply was sent, and when: what the platform tells of it later finds it by them. */
export function receipts(db: Database): void {
  db.exec('ALTER TABLE log ADD COLUMN sent_as TEXT; ALTER TABLE log ADD COLUMN sent_at INTEGER;');
}
