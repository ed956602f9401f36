import { parentPort, workerData } from 'node:worker_threads';
import { loadContent } from '../../knowledge/loader';
import { projectPaths } from '../paths';
import type { CheckWork } from './full-check';
import { articleOf, withEditions } from './overlay';
import { checkAll } from './rules';

// Runs beside the server: the whole check takes long, and nobody who cries for help waits for it.

const { draft, text, published, today } = workerData as CheckWork;
const paths = projectPaths();
const content = withEditions(loadContent(paths.knowledge), published);
const article = articleOf(draft, text);
const whole = { ...content, articles: new Map([...content.articles, [article.id, article]]) };
parentPort?.postMessage(checkAll(paths, whole, today));
