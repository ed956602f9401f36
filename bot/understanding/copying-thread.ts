import { parentPort } from 'node:worker_threads';
import { type Share, copiesOfShare } from './copies';

/** A thread beside the one that trains: makes the copies of its share of the texts, and ends. */
parentPort?.once('message', (share: Share) => parentPort?.postMessage(copiesOfShare(share)));
