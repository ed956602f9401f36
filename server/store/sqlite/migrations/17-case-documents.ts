import type { Database } from '../database';

/** The blind terms of cases go from a row each into a full-text index; removed ones are wiped out of it at once. */
export function caseDocuments(db: Database): void {
  db.exec(`
    CREATE TABLE case_documents (
      id INTEGER PRIMARY KEY,
      case_id TEXT NOT NULL,
      terms TEXT NOT NULL
    );
    CREATE INDEX case_documents_case ON case_documents (case_id);
    INSERT INTO case_documents (case_id, terms) SELECT case_id, group_concat(term, ' ') FROM case_terms GROUP BY case_id;
    DROP TABLE case_terms;
    CREATE VIRTUAL TABLE case_terms USING fts5 (
      terms, content = 'case_documents', content_rowid = 'id', detail = none, columnsize = 0, tokenize = "ascii tokenchars '-_'"
    );
    INSERT INTO case_terms (case_terms, rank) VALUES ('secure-delete', 1);
    INSERT INTO case_terms (case_terms) VALUES ('rebuild');
  `);
}
