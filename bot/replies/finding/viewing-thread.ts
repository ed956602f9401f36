import { workerData } from 'node:worker_threads';
import { type ViewTask, learnViews } from './learn-view';

/** A thread beside the one that learns what features mean: takes one view after the other, as long as there are any. */
learnViews(workerData as ViewTask);
