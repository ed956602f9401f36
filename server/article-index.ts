import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { BuiltIndexes } from '../bot/replies/finding/indexes';
import type { ProjectPaths } from './paths';

/** Names the reader that is in a model's file. */
export const readerOf = (model: string): string => createHash('sha256').update(readFileSync(model)).digest('base64url');

/** The index of the articles that was built with the program; undefined when there is none. */
export function loadBuiltIndexes({
  model,
  articles,
}: Pick<ProjectPaths, 'model'> & Partial<Pick<ProjectPaths, 'articles'>>): BuiltIndexes | undefined {
  if (articles === undefined || !existsSync(articles)) return undefined;
  return new BuiltIndexes(readFileSync(articles), readerOf(model));
}
