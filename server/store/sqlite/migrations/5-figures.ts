import type { Database } from '../database';

/** Figures that stay when conversations and cases are gone (nothing in them leads to a person), and the blind marks that tie cases. */
export function figures(db: Database): void {
  db.exec(`
    CREATE TABLE turn_figures (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      channel TEXT NOT NULL,
      intent TEXT NOT NULL,
      urgency TEXT NOT NULL,
      outcome TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX turn_figures_at ON turn_figures (at);
    CREATE TABLE case_figures (
      id TEXT PRIMARY KEY,
      opened_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX case_figures_opened ON case_figures (opened_at);
    CREATE TABLE case_marks (
      mark TEXT NOT NULL,
      case_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      PRIMARY KEY (mark, case_id)
    ) WITHOUT ROWID;
    CREATE INDEX case_marks_case ON case_marks (case_id);
    CREATE INDEX cases_opened ON cases (opened_at, id);
  `);
}
