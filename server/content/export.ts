import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Content } from '../../knowledge/loader';
import type { Edition } from './edition';
import { rules } from './overlay';

/** Writes published editions below `folder` as the files that they stand for; leaves out those whose file has gone its own way. */
export function writeEditions(
  editions: readonly Edition[],
  files: Content,
  folder: string,
): { written: string[]; overruled: string[] } {
  const ruling = editions.filter((edition) => rules(edition, files));
  const written = ruling.map(({ group, articleId, text = '' }) => {
    const file = path.join(folder, 'articles', group, `${articleId}.md`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
  const overruled = editions.filter((edition) => !ruling.includes(edition)).map(({ articleId }) => articleId);
  return { written, overruled };
}
