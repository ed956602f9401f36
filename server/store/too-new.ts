/** Raised when the database was written by a newer version of this program. */
export class DatabaseTooNew extends Error {
  readonly code = 'DATABASE_TOO_NEW';
  constructor(version: number, known: number) {
    super(`the database is of version ${version}; this program knows ${known}`);
  }
}
