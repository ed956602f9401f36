import AsideLibsql from 'libsql/promise';

/** So many transactions stand in the log before it is brought over: what is written again and again is brought over once. */
const TRANSACTIONS = 64;
/** From so many pages (of 4 KiB) on a log that never came to rest is ended, so that it begins anew: the thread waits for the disk then, as long as for ten turns. */
const LONGEST_PAGES = 4_096;

/** The part of libsql's second interface that is used here; its own types say `any`. Of a statement only `all` runs beside the thread. */
interface Connection {
  prepare(sql: string): Promise<{ all(values: []): Promise<Brought[]> }>;
  close(): void;
}

/** What SQLite says of bringing over: `log` is the length of the log in pages. */
interface Brought {
  log: number;
}

/**
 * Brings the write-ahead log over into the database's own file. It waits for the disk twice, long enough for many messages:
 * so it is done over a connection of its own, whose calls run beside the thread.
 */
export class Checkpoints {
  #connection: Connection | undefined;
  /** Since the log was last brought over. */
  #transactions = 0;
  #isUnderWay = false;
  #isClosed = false;

  /** `end` brings over, at once, the little that has come since: while others write, nobody reaches the end of the log. */
  constructor(
    private readonly file: string,
    private readonly end: () => void,
  ) {}

  /** One transaction more stands in the log. */
  count(): void {
    this.#transactions += 1;
    if (this.#transactions <= TRANSACTIONS || this.#isUnderWay || this.#isClosed) return;
    void this.#bringOver();
  }

  close(): void {
    this.#isClosed = true;
    if (!this.#isUnderWay) this.#disconnect();
  }

  /** Never rejects: what could not be brought over now is, later, or by SQLite itself once the log is long. */
  async #bringOver(): Promise<void> {
    this.#isUnderWay = true;
    this.#transactions = 0;
    try {
      this.#connection ??= new AsideLibsql(this.file, {}) as Connection;
      const bringing = await this.#connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');
      const [brought] = await bringing.all([]);
      if (brought && brought.log >= LONGEST_PAGES && !this.#isClosed) this.end();
    } catch {
      // Another process may be doing it at this moment.
    }
    this.#isUnderWay = false;
    if (this.#isClosed) this.#disconnect();
  }

  #disconnect(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}
