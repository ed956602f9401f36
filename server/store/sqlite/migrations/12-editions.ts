import type { Database } from '../database';

/** Editions of articles, and how often each article was given and did not help. */
export function editions(db: Database): void {
  db.exec(`
    CREATE TABLE editions (
      article_id TEXT NOT NULL,
      number INTEGER NOT NULL,
      state TEXT NOT NULL,
      release INTEGER UNIQUE,
      version INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (article_id, number)
    ) WITHOUT ROWID;
    CREATE INDEX editions_state ON editions (state);
    CREATE TABLE article_figures (
      id TEXT NOT NULL,
      at INTEGER NOT NULL,
      article TEXT NOT NULL,
      missed INTEGER NOT NULL,
      PRIMARY KEY (id, missed)
    ) WITHOUT ROWID;
    CREATE INDEX article_figures_at ON article_figures (at);
  `);
}
