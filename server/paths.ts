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
}

/** Finds the project's folders, from the built or the source file alike. */
export function projectPaths(): ProjectPaths {
  const here = path.resolve(__dirname, '..');
  const root = path.basename(here) === 'dist' ? path.dirname(here) : here;
  const dist = path.join(root, 'dist');
  const knowledge = path.join(root, 'knowledge');
  return { root, dist, knowledge, model: path.join(dist, 'model.bin'), offers: path.join(dist, 'offers.bin') };
}
