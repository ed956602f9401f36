import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../knowledge/checks/problem';
import type { ProjectPaths } from '../paths';
import type { Edition } from './edition';

/** A draft as it would be published, and what stands beside it. */
export interface CheckWork {
  draft: Pick<Edition, 'articleId' | 'group'>;
  text: string;
  published: readonly Edition[];
  /** ISO date. */
  today: string;
}

/** Gives what publishing a draft would make wrong, in it or elsewhere. */
export type FullCheck = (work: CheckWork) => Promise<Problem[]>;

/** Checks by every rule that `npm run check:knowledge` has, in a thread of its own. */
export function createFullCheck({ dist }: Pick<ProjectPaths, 'dist'>): FullCheck {
  return async (work) => {
    const all = await run(path.join(dist, 'server/content/check-worker.js'), work);
    // What is wrong elsewhere and was so before is not this draft's: above all reviews that time has made overdue.
    return all.filter((problem) => problem.article === work.draft.articleId || problem.breaks || problem.tiesArticles);
  };
}

function run(file: string, workerData: CheckWork): Promise<Problem[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the check of a draft ended with ${code} and no result`)));
  });
}
