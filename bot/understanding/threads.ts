import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

/** Beside the one that trains. */
const MOST_OTHERS = 3;

/** Starts what training may use beside its own thread: each call of `start` gets the file to run. Returns what it gave. */
export function inOtherThreads<T>(name: string, start: (file: string) => T): T[] {
  const file = path.join(__dirname, `${name}.js`);
  // Run from its sources, as tests do, it has no file for another thread.
  if (!existsSync(file)) return [];
  return Array.from({ length: Math.min(availableParallelism() - 1, MOST_OTHERS) }, () => start(file));
}
