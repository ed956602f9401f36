import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Case, type Judge, trainJudge } from './judge';
import { inOtherThreads } from './threads';

/** What the judge is trained on. */
export interface Judged {
  labels: readonly string[];
  cases: readonly Case[];
}

/** Trains the judge beside what this thread does next; whoever does it comes to the same. Rejects with the error of the thread. */
export async function judgeBeside(labels: readonly string[], cases: readonly Case[]): Promise<Judge> {
  const workerData: Judged = { labels, cases };
  const [worker] = inOtherThreads('judging-thread', (file) => new Worker(file, { workerData }), 1);
  if (!worker) return trainJudge(labels, cases);
  const [judge] = (await once(worker, 'message')) as [Judge];
  return judge;
}
