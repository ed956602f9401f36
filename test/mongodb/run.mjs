// Runs the tests that need a MongoDB-compatible server against each one that can be had.
import { spawnSync } from 'node:child_process';
import { withEachServer } from './servers.mjs';

let tested = 0;
let failed = 0;
await withEachServer(({ name, atomic, url }) => {
  console.log(`\n== ${name}`);
  const env = { ...process.env, MONGODB_TEST_URL: url, MONGODB_TEST_SHARED: atomic ? '1' : '' };
  const { status } = spawnSync('npx', ['jest', '-c', 'jest.mongodb.config.js', ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
  });
  tested += 1;
  failed += status ? 1 : 0;
});
if (!tested) console.log('SKIPPED: no MongoDB-compatible server can be had here; set MONGODB_TEST_URL to name one');
process.exit(failed ? 1 : 0);
