import { parentPort, workerData } from 'node:worker_threads';
import { trainJudge } from './judge';
import type { Judged } from './judge-beside';

/** A thread beside the one that trains: trains the judge, and ends. */
const { labels, cases } = workerData as Judged;
parentPort?.postMessage(trainJudge(labels, cases));
