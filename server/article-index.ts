import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { BuiltIndexes } from '../bot/replies/finding/indexes';
import type { ProjectPaths } from './paths';

/** A model is looked through in parts: it is large, and read again as a whole by the reader. */
const PART_BYTES = 65_536;

/** Names the reader that is in a model's file. */
export function readerOf(model: string): string {
  const [hash, part, file] = [createHash('sha256'), Buffer.alloc(PART_BYTES), openSync(model, 'r')];
  const next = () => readSync(file, part, 0, PART_BYTES, null);
  try {
    for (let read = next(); read; read = next()) hash.update(part.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('base64url');
}

/** The index of the articles that was built with the program; undefined when there is none. */
export function loadBuiltIndexes({
  model,
  articles,
}: Pick<ProjectPaths, 'model'> & Partial<Pick<ProjectPaths, 'articles'>>): BuiltIndexes | undefined {
  if (articles === undefined || !existsSync(articles)) return undefined;
  return new BuiltIndexes(readFileSync(articles), readerOf(model));
}
