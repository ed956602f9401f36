import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/** Brings an open file to disk, and then calls back. */
export type Flush = (file: number, done: (error: Error | null) => void) => void;

interface Waiting {
  done: () => void;
  failed: (error: Error) => void;
}

/**
 * Brings the write-ahead log to disk without holding up the thread, one flush at a time: whoever comes while one is under way
 * shares the next. The database itself need then not wait for the disk at every commit (`synchronous=NORMAL`), and nothing is
 * promised before it is there.
 */
export class LogSync {
  readonly #file: string;
  #log: number | undefined;
  #waiting: Waiting[] = [];
  #isUnderWay = false;

  readonly #flushFile: Flush;
  readonly #onRest: () => void;

  /** `database`: its own file. `onRest` is called after every flush: what is written in it goes with the next one. */
  constructor(database: string, { flush = fdatasync, onRest }: { flush?: Flush | undefined; onRest: () => void }) {
    this.#file = `${database}-wal`;
    this.#flushFile = flush;
    this.#onRest = onRest;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Resolves when all that was committed before is on disk; raises when the disk refuses. */
  flushed(): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      this.#flush();
    });
  }

  /** Brings to disk what waits, at once, and ends. */
  close(): void {
    const waiting = this.#take();
    if (waiting.length)
      settle(
        waiting,
        attempt(() => fdatasyncSync(this.#open())),
      );
    if (this.#log !== undefined) closeSync(this.#log);
    this.#log = undefined;
  }

  #flush(): void {
    if (this.#isUnderWay) return;
    const waiting = this.#take();
    const log = attempt(() => this.#open());
    if (log instanceof Error) {
      settle(waiting, log);
      return;
    }
    this.#isUnderWay = true;
    this.#flushFile(log, (error) => {
      this.#isUnderWay = false;
      settle(waiting, error);
      this.#onRest();
      if (this.#waiting.length) this.#flush();
    });
  }

  #take(): Waiting[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** The log is there from the first commit on, and stays the same file for as long as anybody has the database open. */
  #open(): number {
    return (this.#log ??= openSync(this.#file, 'r+'));
  }
}

function settle(waiting: readonly Waiting[], outcome: unknown): void {
  for (const { done, failed } of waiting) {
    if (outcome instanceof Error) failed(outcome);
    else done();
  }
}

function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
