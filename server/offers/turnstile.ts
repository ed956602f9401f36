import { setImmediate as nextRound, setTimeout as pause } from 'node:timers/promises';
import { FairSlots } from '../fair-slots';

const BOUNDS = { all: 60, ofOne: 20 };

/** Does work for an asker when it is its turn; rejects with SlotsFull, or with what the work raises. */
export type Turnstile = <T>(asker: string, work: () => T) => Promise<T>;

/**
 * Lets work of strangers through that holds our one thread: a piece at a time, with a rest after each as long as it took. So
 * they have half of the thread at most, and a cry for help that comes in goes in between.
 * @param steady ms, of a clock that nobody sets
 */
export function createTurnstile(
  steady: () => number,
  bounds = BOUNDS,
  rest: (ms: number) => Promise<void> = pause,
): Turnstile {
  const slots = new FairSlots(1, bounds);
  return (asker, work) =>
    slots.run(asker, async () => {
      await nextRound();
      const began = steady();
      try {
        return work();
      } finally {
        await rest(steady() - began);
      }
    });
}
