import AsideLibsql from 'libsql/promise';

/** So many transactions stand in the log before it is brought over: what is written again and again is brought over once. */
const TRANSACTIONS = 64;
/** After so many a log that never came to rest is ended, so that it begins anew: the thread waits for the disk then, for as long as ten turns take. */
const LONGEST = 16 * TRANSACTIONS;

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
  /** Since the log was last brought over, and since it was ended. */
  #transactions = { sinceBrought: 0, sinceEnded: 0 };
  #isUnderWay = false;
  #isClosed = false;

  /** `end` brings over, at once, the little that has come since: while others write, nobody reaches the end of the log. */
  constructor(
    private readonly file: string,
    private readonly end: () => void,
  ) {}

  /** One transaction more stands in the log. */
  count(): void {
    const { sinceBrought, sinceEnded } = this.#transactions;
    this.#transactions = { sinceBrought: sinceBrought + 1, sinceEnded: sinceEnded + 1 };
    if (sinceBrought < TRANSACTIONS || this.#isUnderWay || this.#isClosed) return;
    void this.#bringOver();
  }

  close(): void {
    this.#isClosed = true;
    if (!this.#isUnderWay) this.#disconnect();
  }

  /** Never rejects: what could not be brought over now is, later, or by SQLite itself once the log is long. */
  async #bringOver(): Promise<void> {
    this.#isUnderWay = true;
    this.#transactions.sinceBrought = 0;
    try {
      this.#connection ??= new AsideLibsql(this.file, {}) as Connection;
      await this.#connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
      if (this.#transactions.sinceEnded >= LONGEST && !this.#isClosed) this.#endLog();
    } catch {
      // Another process may be doing it at this moment.
    }
    this.#isUnderWay = false;
    if (this.#isClosed) this.#disconnect();
  }

  #endLog(): void {
    this.#transactions.sinceEnded = 0;
    this.end();
  }

  #disconnect(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}
