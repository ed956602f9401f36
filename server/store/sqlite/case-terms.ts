import { type Database, text } from './database';

/** The ids of the cases that hold a term; its value is what {@link matchOf} makes of it. */
export const HAVING_TERM =
  'SELECT case_id FROM case_documents WHERE id IN (SELECT rowid FROM case_terms WHERE case_terms MATCH ?)';

/** A blind term as the full-text index is asked for it: it holds no quotes. */
export const matchOf = (term: string): string => `"${term}"`;

/**
 * By which blind terms cases are found: a full-text index (FTS5), which writes what comes into a few pages, where a row for each term
 * would touch a page of its own for each. What is indexed at once is one document of its case.
 */
export class CaseTerms {
  constructor(private readonly db: Database) {}

  /** To be called within a write, as all of these. */
  add(caseId: string, terms: readonly string[]): void {
    const document = terms.join(' ');
    const row = this.db.get('INSERT INTO case_documents (case_id, terms) VALUES (?, ?) RETURNING id', caseId, document);
    this.db.run('INSERT INTO case_terms (rowid, terms) VALUES (?, ?)', row?.id ?? null, document);
  }

  /** The index forgets at once, so that no term of theirs stays in the file. */
  remove(caseId: string): void {
    this.db.run(
      "INSERT INTO case_terms (case_terms, rowid, terms) SELECT 'delete', id, terms FROM case_documents WHERE case_id = ?",
      caseId,
    );
    this.db.run('DELETE FROM case_documents WHERE case_id = ?', caseId);
  }

  /** Each once. */
  of(caseId: string): string[] {
    const rows = this.db.all('SELECT terms FROM case_documents WHERE case_id = ?', caseId);
    return [...new Set(rows.flatMap((row) => text(row.terms).split(' ')))];
  }
}
