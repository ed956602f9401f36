import type { Database } from '../database';

/** Pictures that editors bring for campaigns; `published_at` is 0 while nobody else may see one. */
export function campaignPictures(db: Database): void {
  db.exec(`
    CREATE TABLE campaign_pictures (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      size INTEGER NOT NULL,
      published_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    );
    CREATE INDEX campaign_pictures_unused ON campaign_pictures (at) WHERE published_at = 0;
  `);
}
