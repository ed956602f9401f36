import { parentPort } from 'node:worker_threads';
import { type Task, separateLabels } from './separate';

/** A thread beside the one that trains: takes labels of one task after the other, as long as there are any. */
parentPort?.on('message', (task: Task) => separateLabels(task));
