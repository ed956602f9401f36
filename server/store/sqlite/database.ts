import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';
import { SCHEMA } from './schema';

/** A value that SQLite takes or gives. */
export type SqlValue = string | number | Uint8Array | null;
export type Row = Record<string, SqlValue>;

interface Waiting {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/**
 * The embedded database: write-ahead log, `synchronous=FULL`, so that a resolved write survives a power cut.
 * Writes that arrive in the same moment share one transaction and so one disk flush.
 */
export class Database {
  readonly #db: Libsql.Database;
  readonly #statements = new Map<string, Libsql.Statement>();
  #waiting: Waiting[] = [];

  constructor(file: string, schema = SCHEMA) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#db = new Libsql(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('busy_timeout = 5000');
    // What is removed is written over: nothing of it lies in the file's free pages.
    this.#db.pragma('secure_delete = ON');
    this.#db.exec(schema);
  }

  /** Runs statements that give nothing back. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  run(sql: string, ...values: SqlValue[]): number {
    return this.#prepare(sql).run(values).changes;
  }

  get(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.#prepare(sql).get(values) as Row | undefined;
  }

  all(sql: string, ...values: SqlValue[]): Row[] {
    return this.#prepare(sql).all(values) as Row[];
  }

  /** Runs `work` in a transaction, shared with whatever else is written in this moment; resolves once it is on disk. */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  /** Runs `work` in a transaction of its own, at once. */
  transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Empties the write-ahead log, in which older versions of what was removed may still stand. */
  emptyLog(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#flush();
    this.#statements.clear();
    this.#db.close();
  }

  #prepare(sql: string): Libsql.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (!batch.length) return;
    try {
      const results = this.transaction(() => batch.map((item) => item.work()));
      batch.forEach((item, index) => item.resolve(results[index] as never));
    } catch {
      // One of them failed and took the others with it: each again on its own, so that only the faulty one is refused.
      for (const item of batch) {
        try {
          item.resolve(this.transaction(item.work) as never);
        } catch (error) {
          item.reject(error);
        }
      }
    }
  }
}

export const text = (value: SqlValue | undefined): string => {
  if (typeof value !== 'string') throw new TypeError('the database holds no text where text was expected');
  return value;
};
export const number = (value: SqlValue | undefined): number => Number(value);
/** The driver gives a blob as a Buffer from a single row and as an ArrayBuffer from several. */
export const bytes = (value: SqlValue | ArrayBuffer | undefined): Uint8Array => {
  if (ArrayBuffer.isView(value)) return value;
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') return new Uint8Array(value as ArrayBuffer);
  throw new TypeError('the database holds no bytes where bytes were expected');
};
