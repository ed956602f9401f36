// Runs the tests that need a MongoDB-compatible server against each one that can be had.
import { spawnSync } from 'node:child_process';
import { withEachServer } from './servers.mjs';

/** A run takes some ten seconds; one that hangs counts as failed. */
const PATIENCE_MS = 180_000;

let tested = 0;
let failed = 0;
await withEachServer(({ name, atomic, url }) => {
  console.log(`\n== ${name}`);
  const env = { ...process.env, MONGODB_TEST_URL: url, MONGODB_TEST_SHARED: atomic ? '1' : '' };
  const { status } = spawnSync('npx', ['jest', '-c', 'jest.mongodb.config.js', ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
  tested += 1;
  failed += status === 0 ? 0 : 1;
});
if (!tested) console.log('SKIPPED: no MongoDB-compatible server can be had here; set MONGODB_TEST_URL to name one');
process.exit(failed ? 1 : 0);
