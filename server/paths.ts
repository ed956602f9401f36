import path from 'node:path';

/** The project's own folders, and the built model's file. */
export interface ProjectPaths {
  root: string;
  /** What is built: code, model, pages. */
  dist: string;
  knowledge: string;
  model: string;
}

/** Finds the project's folders, from the built or the source file alike. */
export function projectPaths(): ProjectPaths {
  const here = path.resolve(__dirname, '..');
  const root = path.basename(here) === 'dist' ? path.dirname(here) : here;
  const dist = path.join(root, 'dist');
  return { root, dist, knowledge: path.join(root, 'knowledge'), model: path.join(dist, 'model.bin') };
}
