import AsideLibsql from 'libsql/promise';

/** So many transactions stand in the log before it is brought over: what is written again and again is brought over once. */
const TRANSACTIONS = 64;

/** The part of libsql's second interface that is used here; its own types say `any`. */
interface Connection {
  exec(sql: string): Promise<void>;
  close(): void;
}

/**
 * Brings the write-ahead log over into the database's own file. It waits for the disk twice, long enough for many messages:
 * so it is done over a connection of its own, whose calls run beside the thread.
 */
export class Checkpoints {
  #connection: Connection | undefined;
  #transactions = 0;
  #isUnderWay = false;
  #isClosed = false;

  constructor(private readonly file: string) {}

  /** One transaction more stands in the log. */
  count(): void {
    this.#transactions += 1;
    if (this.#transactions < TRANSACTIONS || this.#isUnderWay || this.#isClosed) return;
    this.#transactions = 0;
    void this.#bringOver();
  }

  close(): void {
    this.#isClosed = true;
    if (!this.#isUnderWay) this.#end();
  }

  /** Never rejects: what could not be brought over now is, later, or by SQLite itself once the log is long. */
  async #bringOver(): Promise<void> {
    this.#isUnderWay = true;
    try {
      this.#connection ??= new AsideLibsql(this.file, {}) as Connection;
      await this.#connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      // Another process may be doing it at this moment.
    }
    this.#isUnderWay = false;
    if (this.#isClosed) this.#end();
  }

  #end(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}
