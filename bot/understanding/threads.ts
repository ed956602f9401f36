import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Beside the one that trains. */
const MOST_OTHERS = 3;

/** Starts what training may use beside its own thread: each call of `start` gets the file to run, which is `program` as it was built. Returns what it gave. */
export function inOtherThreads<T>(program: string, start: (file: string) => T): T[] {
  const file = `${program}.js`;
  // Run from its sources, as tests do, it has no file for another thread.
  if (!existsSync(file)) return [];
  return Array.from({ length: Math.min(availableParallelism() - 1, MOST_OTHERS) }, () => start(file));
}
