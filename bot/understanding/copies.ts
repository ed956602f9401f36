import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ConceptRegister, SpellingRegisters } from '../../knowledge/registers';
import { FNV_START, hash } from '../language/fnv';
import { Vocabulary } from '../language/vocabulary';
import { type Analysis, createAnalyser } from './analysis';
import { FeatureTable } from './feature-table';
import { type Features, createFeaturiser } from './features';
import { noisyCopies } from './noise';
import { randomFrom } from './random';
import { inOtherThreads } from './threads';

const SEED = 11;
/** The judge learns from the message and its copy without accents. */
const JUDGED = 1;
/** Fewer texts than these are copied sooner than another thread has started. */
const WORTH_A_THREAD = 2_000;

/** The copies of a text with slips of the keyboard, as training needs them. */
export interface Copies {
  features: Features[];
  /** The first of them taken apart, for the judge: of all copies they would fill the memory. */
  judged: Analysis[];
}

export const NO_COPIES: Copies = { features: [], judged: [] };

/** What copies are read by. */
interface Means {
  spelling: SpellingRegisters;
  concepts: ConceptRegister;
  vocabulary: Vocabulary;
  table: FeatureTable;
}

/** A thread's share of the texts, and the means in a form that can be sent to it. */
export interface Share extends Pick<Means, 'spelling' | 'concepts'> {
  texts: string[];
  words: ConstructorParameters<typeof Vocabulary>;
  features: ConstructorParameters<typeof FeatureTable>;
}

/** What is left to chance in the training on a text is drawn by its own words. */
export const lotOf = (text: string): number => hash(FNV_START, text);

/**
 * The copies of each text, shared among as many threads as the machine has cores; whoever makes one comes to the same. Rejects
 * with the error of a thread that failed.
 */
export async function copiesOfAll(texts: readonly string[], means: Means): Promise<Copies[]> {
  const others = texts.length < WORTH_A_THREAD ? [] : inOtherThreads('copying-thread', (file) => new Worker(file));
  const shares = others.length + 1;
  const share = (turn: number): Share => ({ ...sent(means), texts: texts.filter((_, n) => n % shares === turn) });
  const theirs = others.map((worker, n) => answerOf(worker, share(n + 1)));
  // Heard before this thread is busy: an error must not go by unheard.
  const all = Promise.all(theirs);
  const own = copiesOfShare(share(0));
  const done = [own, ...(await all)];
  return texts.map((_, n) => done[n % shares]?.[Math.floor(n / shares)] ?? NO_COPIES);
}

/** What a thread does. */
export function copiesOfShare({ texts, spelling, concepts, words, features }: Share): Copies[] {
  const analyse = createAnalyser(spelling, concepts, new Vocabulary(...words));
  const featurise = createFeaturiser(new FeatureTable(...features));
  return texts.map((text) => {
    const analyses = noisyCopies(text, randomFrom(lotOf(text) + SEED)).map(analyse);
    return { features: analyses.map((one) => featurise(one)), judged: analyses.slice(0, JUDGED) };
  });
}

const sent = ({ spelling, concepts, vocabulary, table }: Means): Omit<Share, 'texts'> => ({
  spelling,
  concepts,
  words: [vocabulary.words, vocabulary.pairCounts, [...vocabulary.forms.values()].flat()],
  features: [table.features, table.rarity],
});

/** Sends a thread its share. It ends by itself when it has answered. */
async function answerOf(worker: Worker, share: Share): Promise<Copies[]> {
  worker.postMessage(share);
  const [copies] = (await once(worker, 'message')) as [Copies[]];
  return copies;
}
