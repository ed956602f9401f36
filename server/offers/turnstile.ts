import { setImmediate as nextRound, setTimeout as pause } from 'node:timers/promises';
import { FairQueue, type QueueBounds } from '../fair-queue';

/** Raised when too much waits already. */
export class TurnstileBusy extends Error {
  readonly code = 'busy';
}

const BOUNDS: QueueBounds = { all: 60, ofOne: 20 };

/** Does work for an asker when it is its turn; rejects with {@link TurnstileBusy}, or with what the work raises. */
export type Turnstile = <T>(asker: string, work: () => T) => Promise<T>;

/**
 * Lets work of strangers through that holds our one thread: a piece at a time, with a rest after each as long as it took. So
 * they have half of the thread at most, and a cry for help that comes in goes in between.
 * @param steady ms, of a clock that nobody sets
 */
export function createTurnstile(steady: () => number, bounds = BOUNDS): Turnstile {
  const queue = new FairQueue<() => void>(bounds);
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let work = queue.take(); work; work = queue.take()) {
      await nextRound();
      const began = steady();
      work();
      await pause(steady() - began);
    }
    running = false;
  }

  return <T>(asker: string, work: () => T) =>
    new Promise<T>((resolve, reject) => {
      const isIn = queue.add(asker, () => resolve(new Promise<T>((done) => done(work()))));
      if (isIn) void run();
      else reject(new TurnstileBusy('too much waits already'));
    });
}
