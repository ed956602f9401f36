import type { Database } from '../database';

/** What is counted in courses, without persons, and the classes in which they are taken. */
export function courses(db: Database): void {
  db.exec(`
    CREATE TABLE course_marks (
      id TEXT NOT NULL,
      mark TEXT NOT NULL,
      course TEXT NOT NULL,
      class TEXT NOT NULL,
      day TEXT NOT NULL,
      PRIMARY KEY (id, mark)
    ) WITHOUT ROWID;
    CREATE INDEX course_marks_counted ON course_marks (course, class, mark);
    CREATE TABLE classes (
      code TEXT PRIMARY KEY,
      created_at INTEGER NOT NULL,
      sealed BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX classes_created ON classes (created_at);
  `);
}
