// Builds what is missing or stale: the code, the model, the web pages. Says nothing when all is fresh.
//   node server/commands/build.mjs [--force]
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

// An image for a deployment holds what is built, this file, and nothing to build from.
if (existsSync(path.join(root, 'tsconfig.json'))) {
  const { build } = await import('./building.mjs');
  const { steps } = await import('./build-steps.mjs');
  process.exitCode = build(steps, { root, isForced: process.argv.includes('--force') });
}
