import type { openBodies } from './bodies';
import type { Round } from './load';

/** The disk and libsql alone: one insert a transaction, each flushed. No server that writes singly can be faster. */
export function insertAll(store: ReturnType<typeof openBodies>, bodies: readonly Buffer[]): Round {
  const latencies: number[] = [];
  const began = performance.now();
  for (const body of bodies) {
    const before = performance.now();
    store.insert(body);
    latencies.push(performance.now() - before);
  }
  return { perSecond: (bodies.length / (performance.now() - began)) * 1000, latencies };
}
