import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { type CopyTask, type SentTable, makeCopiesBeside } from './copies-beside';

/** A thread beside the one that trains: makes copies, is told the features meanwhile, and ends. */
async function copyFor(port: NonNullable<typeof parentPort>): Promise<void> {
  const table = once(port, 'message').then(([sent]) => sent as SentTable);
  port.postMessage(await makeCopiesBeside(workerData as CopyTask, table));
}

if (parentPort) void copyFor(parentPort);
