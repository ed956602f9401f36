import type Libsql from 'libsql';

/** How often, and how long between, a file that others open in the same moment is tried again, ms. */
const [TRIES, PAUSE_MS] = [250, 20];
const LOCKED = /database is locked/i;
const resting = new Int32Array(new SharedArrayBuffer(4));

/**
 * Brings a file to write-ahead logging. The step from another mode needs the file for oneself and SQLite does not wait for it
 * (`busy_timeout` counts for all but this), so that of several processes that open a new file at once all but one would fail.
 */
export function useWriteAheadLog(db: Libsql.Database): void {
  for (let left = TRIES; ; left -= 1) {
    try {
      db.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!left || !LOCKED.test(String(error))) throw error;
      // Nothing else can be done in this thread before its database is open.
      Atomics.wait(resting, 0, 0, PAUSE_MS);
    }
  }
}
