import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a program takes of another of our files when it runs; types alone it does not. */
const IMPORT = /^(?:(?:import|export) (?!type )[^'\r\n\u2028\u2029]*|\} from )'(\.[\w./-]+)'/gm;
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

/** All files below `root` that a step is built from, by their paths there. */
export function inputsOf(root, { inputs, only = /./, never = /^$/, programs = [] }) {
  const files = inputs
    .flatMap((input) => filesBelow(root, input))
    .filter((file) => only.test(file) && !never.test(file));
  return [...new Set([...files, ...withImports(root, programs)])].sort();
}

/** A fingerprint of everything that a step is built from; `taken` says what of a file counts, where not all of it does. */
export function fingerprint(root, step) {
  const { command, taken = (_, text) => text } = step;
  const hash = createHash('sha256').update(command.join(' '));
  for (const file of [...inputsOf(root, step), 'package-lock.json'])
    hash.update(`${file}\n`).update(taken(file, readFileSync(path.join(root, file), 'utf8')));
  return hash.digest('hex');
}

const isFile = (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

function filesBelow(root, input) {
  if (isFile(path.join(root, input))) return [input];
  return readdirSync(path.join(root, input), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function withImports(root, programs) {
  const found = new Set(programs);
  // What is added while it goes on is visited, too.
  for (const file of found)
    for (const [, name] of readFileSync(path.join(root, file), 'utf8').matchAll(IMPORT)) {
      const ending = ENDINGS.find((end) => isFile(path.join(root, path.dirname(file), name + end)));
      // What is not there the compiler tells better.
      if (ending !== undefined) found.add(path.join(path.dirname(file), name + ending));
    }
  return found;
}
