import path from 'node:path';

/** The project's own folders, and the built model's file. */
export interface ProjectPaths {
  root: string;
  /** What is built: code, model, pages. */
  dist: string;
  knowledge: string;
  model: string;
  /** What was learnt from the examples of offers. */
  offers: string;
  /** The index of the articles. */
  articles: string;
}

/** Finds the project's folders, from the built or the source file alike. */
export function projectPaths(): ProjectPaths {
  const here = path.resolve(__dirname, '..');
  const root = path.basename(here) === 'dist' ? path.dirname(here) : here;
  const dist = path.join(root, 'dist');
  const knowledge = path.join(root, 'knowledge');
  const inDist = (file: string) => path.join(dist, file);
  const built = { model: inDist('model.bin'), offers: inDist('offers.bin'), articles: inDist('articles.bin') };
  return { root, dist, knowledge, ...built };
}
