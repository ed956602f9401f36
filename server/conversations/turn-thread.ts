import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Reading } from '../../bot/understanding/reader';
import type { Edition } from '../content/edition';
import type { ProjectPaths } from '../paths';
import type { RunTurn, TurnResult } from './turn';

/** What such a thread begins with, as it was built. */
const ENTRY = 'server/conversations/turn-thread-entry.js';

/** What a thread answers by, as it stands when the thread begins. */
export interface ThreadParts {
  dataDir: string;
  publicUrl: string;
  certificateKey: Uint8Array;
  editions: readonly Edition[];
}

/** What may be another from turn to turn. */
export interface Moment {
  /** Epoch ms. */
  now: number;
  isSurge: boolean;
}

/** What is counted of a reading. */
export type Counted = Pick<Reading, 'intent' | 'urgency'>;

/** A turn, as the thread is asked for it. */
export interface AskedTurn extends Moment {
  n: number;
  turn: Parameters<RunTurn>;
}

/** What the thread tells: that it is ready; or what became of a turn, with an error's stack where there was one. */
export type ToldTurn = 'ready' | { n: number; readings: Counted[]; result: TurnResult } | { n: number; error: string };

/** Raised for turns that a thread did not end, as it has died; they have changed nothing. */
export class ThreadGone extends Error {
  readonly code = 'THREAD_GONE';
}

interface UnderWay {
  resolve: (result: TurnResult) => void;
  reject: (error: Error) => void;
}

/** A thread beside this one that has the bot in it, too, and runs turns. */
export class TurnThread {
  /** Resolves when it can run turns; never, when it cannot be made. */
  readonly ready: Promise<void>;
  /** Resolves when it is no more, with why. */
  readonly gone: Promise<ThreadGone>;
  readonly #worker: Worker;
  readonly #underWay = new Map<number, UnderWay>();
  #count = 0;
  #end: ThreadGone | undefined;

  constructor(
    { dist }: Pick<ProjectPaths, 'dist'>,
    parts: ThreadParts,
    private readonly onReading: (reading: Counted) => void,
  ) {
    this.#worker = new Worker(path.join(dist, ENTRY), { workerData: parts });
    this.ready = new Promise((resolve) => {
      this.#worker.on('message', (told: ToldTurn) => {
        if (told === 'ready') resolve();
        else this.#settle(told);
      });
    });
    this.gone = new Promise((resolve) => {
      const end = (cause: unknown) => resolve(this.#ended(cause));
      this.#worker.once('error', end);
      this.#worker.once('exit', end);
    });
  }

  /** Runs a turn; raises {@link ThreadGone} when the thread dies over it. */
  run(turn: Parameters<RunTurn>, moment: Moment): Promise<TurnResult> {
    if (this.#end) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      const n = (this.#count += 1);
      this.#underWay.set(n, { resolve, reject });
      this.#worker.postMessage({ ...moment, n, turn } satisfies AskedTurn);
    });
  }

  /** Resolves when it has gone; turns under way raise {@link ThreadGone}. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(told: Exclude<ToldTurn, 'ready'>): void {
    const asked = this.#underWay.get(told.n);
    this.#underWay.delete(told.n);
    if ('error' in told) {
      asked?.reject(new Error(told.error));
      return;
    }
    told.readings.forEach(this.onReading);
    asked?.resolve(told.result);
  }

  #ended(cause: unknown): ThreadGone {
    this.#end ??= new ThreadGone('the thread of turns has ended', { cause });
    for (const { reject } of this.#underWay.values()) reject(this.#end);
    this.#underWay.clear();
    return this.#end;
  }
}
