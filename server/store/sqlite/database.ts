import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';
import { Checkpoints } from './checkpoints';
import { type Flush, LogSync } from './log-sync';
import { SCHEMA } from './schema';
import { useWriteAheadLog } from './wal';

/** A value that SQLite takes or gives. */
export type SqlValue = string | number | Uint8Array | null;
export type Row = Record<string, SqlValue>;

/** Pages that are kept in memory, as SQLite takes it (in KiB when below 0): messages of all conversations touch pages everywhere. */
const CACHE_SIZE = -16_384;
/** From so many pages on SQLite itself brings the log over, should {@link Checkpoints} not keep up. */
const LONGEST_LOG = 40_000;

/** For so long whoever would write waits for another process. */
const BUSY_MS = 5_000;

interface Waiting {
  work: () => unknown;
  /** Whether it need not be on disk. */
  isNote?: boolean;
  resolve: (result: never) => void;
  reject: (error: unknown) => void;
}

type Outcome = { result: unknown } | { error: unknown };

/**
 * The embedded database: write-ahead log, flushed to disk before a write resolves, so that it survives a power cut.
 * Writes that arrive in the same moment share one transaction, and writes that wait for the disk share one flush.
 */
export class Database {
  readonly #db: Libsql.Database;
  readonly #sync: LogSync;
  readonly #checkpoints: Checkpoints;
  readonly #statements = new Map<string, Libsql.Statement>();
  #waiting: Waiting[] = [];
  #isFlushing = false;

  constructor(file: string, schema = SCHEMA, flush?: Flush) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    makePrivate(file);
    this.#db = new Libsql(file);
    this.#sync = new LogSync(file, { flush, onRest: () => this.#flush() });
    this.#checkpoints = new Checkpoints(file, () => void this.#db.pragma('wal_checkpoint(PASSIVE)'));
    this.#db.pragma(`busy_timeout = ${BUSY_MS}`);
    useWriteAheadLog(this.#db);
    // At checkpoints SQLite waits for the disk itself; at commits LogSync does, beside our work.
    this.#db.pragma('synchronous = NORMAL');
    this.#db.pragma(`cache_size = ${CACHE_SIZE}`);
    this.#db.pragma(`wal_autocheckpoint = ${LONGEST_LOG}`);
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
    return this.#queue({ work });
  }

  /**
   * As `write`, for what must outlive the process from this moment on: carried out without waiting for the flush under way, so that
   * only a power cut can take it back before it resolves.
   */
  writeNow<T>(work: () => T): Promise<T> {
    return this.#queue({ work, isNow: true });
  }

  /** As `write`, for what need not survive a power cut, as who holds a conversation: resolves without waiting for the disk. */
  note<T>(work: () => T): Promise<T> {
    return this.#queue({ work, isNote: true, isNow: true });
  }

  /** Runs `work` in a transaction of its own, at once. */
  transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      this.#checkpoints.count();
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
    this.#sync.close();
    this.#checkpoints.close();
    this.#statements.clear();
    this.#db.close();
  }

  #queue<T>({ isNow = false, ...asked }: { work: () => T; isNote?: boolean; isNow?: boolean }): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ ...asked, resolve, reject });
      // What must be on disk would wait for the flush after the present one in any case: till then more comes together.
      if (this.#isFlushing || (!isNow && this.#sync.isUnderWay)) return;
      this.#isFlushing = true;
      setImmediate(() => this.#flush());
    });
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
    [this.#waiting, this.#isFlushing] = [[], false];
    if (!batch.length) return;
    const outcomes = this.#runTogether(batch) ?? batch.map(({ work }) => this.#runAlone(work));
    // What failed waits for no disk: after `close` there is no log any more.
    const isKept = batch.some(({ isNote }, n) => !isNote && outcomes[n] && !('error' in outcomes[n]));
    const onDisk = isKept ? this.#sync.flushed() : Promise.resolve();
    batch.forEach(({ isNote, resolve, reject }, n) => {
      const outcome = outcomes[n];
      if (!outcome || 'error' in outcome) reject(outcome?.error);
      else if (isNote) resolve(outcome.result as never);
      else onDisk.then(() => resolve(outcome.result as never), reject);
    });
  }

  /** Undefined when one of them failed and took the others with it: then each runs on its own, so that only the faulty one is refused. */
  #runTogether(batch: readonly Waiting[]): Outcome[] | undefined {
    try {
      return this.transaction(() => batch.map(({ work }) => ({ result: work() })));
    } catch (error) {
      // Each of them would wait for as long again, and nothing else be done meanwhile.
      return isBusy(error) ? batch.map(() => ({ error })) : undefined;
    }
  }

  #runAlone(work: () => unknown): Outcome {
    try {
      return { result: this.transaction(work) };
    } catch (error) {
      return { error };
    }
  }
}

/**
 * Nobody else on the machine reads it. SQLite gives a new log and a new shared memory the rights of the file itself. A file that is
 * there is never opened beside SQLite: to close it would take all locks from it that this process holds.
 */
function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  for (const one of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(one)) chmodSync(one, 0o600);
}

/** Whether another process has held the file for longer than we wait, as one that stands still: the same may go well later. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === 'SQLITE_BUSY';

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
