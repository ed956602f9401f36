import { setImmediate as nextRound, setTimeout as pause } from 'node:timers/promises';
import type { RunTurn } from './turn';

/** So long turns are run on end, ms: what comes in meanwhile waits as long, and one turn, for its 200. */
const SLICE_MS = 1;
/** A store that hangs holds up the turns no longer than this, ms. */
const PATIENCE_MS = 250;

interface SlicePorts {
  /** Resolves when all that has come in until now is on disk. */
  stored: () => Promise<unknown>;
  /** Ms, of a clock that nobody sets. */
  steady: () => number;
}

/**
 * Runs turns one after another, for a few ms on end. In between everything goes first that has come in: it is heard, stored
 * and answered 200, however many turns wait.
 */
export function inSlices(runTurn: RunTurn, { stored, steady }: SlicePorts): RunTurn {
  let end = -Infinity;
  let before: Promise<unknown> = Promise.resolve();

  async function turn(...asked: Parameters<RunTurn>) {
    if (steady() >= end) {
      await nextRound();
      // The round that is under way has heard already what it will hear: what came in during the last turn is heard in the next.
      await nextRound();
      await Promise.race([stored(), pause(PATIENCE_MS, undefined, { ref: false })]);
      end = steady() + SLICE_MS;
    }
    return runTurn(...asked);
  }

  return (...asked) => {
    const result = before.then(() => turn(...asked));
    before = result.catch(() => undefined);
    return result;
  };
}
