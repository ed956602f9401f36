import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ConceptRegister, SpellingRegisters } from '../../knowledge/registers';
import { Vocabulary } from '../language/vocabulary';
import { type Analyse, type Analysis, createAnalyser } from './analysis';
import { type Copies, NO_COPIES, type Texts, makeCopies } from './copies';
import { type FeatureRows, featuresAt, rowsOf, shared } from './feature-rows';
import { FeatureTable } from './feature-table';
import { inOtherThreads } from './threads';

const THREAD = path.join(__dirname, 'copying-thread');
/** Fewer texts than these are copied sooner than another thread has started. */
const WORTH_A_THREAD = 2_000;

/** What copies are read by. */
interface Means {
  spelling: SpellingRegisters;
  concepts: ConceptRegister;
  vocabulary: Vocabulary;
}

/** What another thread is given. */
export interface CopyTask extends Texts, Omit<Means, 'vocabulary'> {
  words: ConstructorParameters<typeof Vocabulary>;
}

/** What it is told later. */
export type SentTable = ConstructorParameters<typeof FeatureTable>;

/** What it answers: for each text that it took its place and what is judged; and the features of all copies in a row. */
interface Made {
  texts: { n: number; copies: number; judged: Analysis[] }[];
  rows: FeatureRows;
}

/**
 * Begins with the copies of each text in as many threads as the machine has cores; whoever makes one comes to the same. What it
 * gives tells them the features once these are known, and joins in. Rejects with the error of a thread that failed.
 */
export function beginCopies(
  texts: readonly string[],
  { spelling, concepts, vocabulary }: Means,
  analyse: Analyse,
): (table: FeatureTable) => Promise<Copies[]> {
  const words: CopyTask['words'] = [vocabulary.words, vocabulary.pairCounts, [...vocabulary.forms.values()].flat()];
  const workerData: CopyTask = { texts, taken: shared(Int32Array, 1), spelling, concepts, words };
  const others =
    texts.length < WORTH_A_THREAD ? [] : inOtherThreads(THREAD, (file) => new Worker(file, { workerData }));
  const theirs = others.map(answerOf);
  return async (table) => {
    const sent: SentTable = [table.features, table.rarity];
    for (const other of others) other.postMessage(sent);
    const made = await Promise.all([makeCopies(workerData, analyse, Promise.resolve(table)), ...theirs]);
    const all = new Map(made.flatMap((some) => [...some]));
    return texts.map((_, n) => all.get(n) ?? NO_COPIES);
  };
}

/** What another thread does. */
export async function makeCopiesBeside(
  { spelling, concepts, words, ...texts }: CopyTask,
  table: Promise<SentTable>,
): Promise<Made> {
  const analyse = createAnalyser(spelling, concepts, new Vocabulary(...words));
  const made = await makeCopies(
    texts,
    analyse,
    table.then((sent) => new FeatureTable(...sent)),
  );
  return {
    texts: Array.from(made, ([n, { features, judged }]) => ({ n, copies: features.length, judged })),
    rows: rowsOf([...made.values()].flatMap(({ features }) => features)),
  };
}

/** It ends by itself when it has answered. */
async function answerOf(worker: Worker): Promise<Map<number, Copies>> {
  const [{ texts, rows }] = (await once(worker, 'message')) as [Made];
  let row = 0;
  const features = (copies: number) => Array.from({ length: copies }, () => featuresAt(rows, row++));
  return new Map(texts.map(({ n, copies, judged }) => [n, { features: features(copies), judged }]));
}
