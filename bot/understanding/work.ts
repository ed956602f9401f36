import { shared } from './feature-rows';

/** Work in numbered pieces, from 0 on; several threads may do it together. */
export interface Work {
  count: number;
  /** The next piece that nobody has taken, and how many are done. */
  progress: Int32Array;
}

const NEXT = 0;
const DONE = 1;
/** A piece takes seconds; a machine may be slow. */
const PATIENCE_MS = 300_000;

export const workOf = (count: number): Work => ({ count, progress: shared(Int32Array, 2) });

/** Does one piece after the other until none is left. */
export function shareIn({ count, progress }: Work, doPiece: (piece: number) => void): void {
  const take = () => Atomics.add(progress, NEXT, 1);
  for (let piece = take(); piece < count; piece = take()) {
    doPiece(piece);
    Atomics.add(progress, DONE, 1);
    Atomics.notify(progress, DONE);
  }
}

/** Waits for the pieces that other threads have taken; `patience` is how long one may take, in ms. */
export function waitForAll({ count, progress }: Work, patience = PATIENCE_MS): void {
  for (let done = Atomics.load(progress, DONE); done < count; done = Atomics.load(progress, DONE))
    if (Atomics.wait(progress, DONE, done, patience) === 'timed-out') throw new Error('a training thread has died');
}
