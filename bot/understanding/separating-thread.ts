import { workerData } from 'node:worker_threads';
import { type Task, separateLabels } from './separate';

/** A thread beside the one that trains: takes labels as long as there are any. */
separateLabels(workerData as Task);
