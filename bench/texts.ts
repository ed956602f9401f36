import path from 'node:path';
import { loadUtterances } from '../knowledge/utterances';
import { projectPaths } from '../server/paths';

/** Messages as people write them, of every intent, mixed; the same ones in every run. */
export function benchTexts(): string[] {
  const utterances = loadUtterances(path.join(projectPaths().knowledge, 'utterances'));
  return sampled(
    utterances.map(({ text }) => text),
    utterances.length,
  );
}

/** A large prime, so that steps of it, modulo any smaller length, visit every place once and in no order. */
const STRIDE = 104_729;

/** Picks `count` of a list, spread over all of it, without chance. */
export function sampled<T>(list: readonly T[], count: number): T[] {
  return Array.from({ length: Math.min(count, list.length) }, (_, n) => list[(n * STRIDE) % list.length]).filter(
    (item) => item !== undefined,
  );
}
