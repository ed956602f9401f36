// Runs the faults: npm run test:faults -- [--rounds 5] [--processes 2] [--seed N] [--only WORDS] [what]. First on SQLite, then on each
// MongoDB-compatible server that can be had, one's own (MONGODB_TEST_URL) first. `what` names the suites: processes, clock, consoles,
// database, disk. `--only` takes those tests alone whose names hold the words; `processes` and `database` heed `--processes`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { withEachServer } from '../mongodb/servers.mjs';

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    processes: { type: 'string', default: '2' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
  allowPositionals: true,
});
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}: the same faults again by --seed ${seed}`);

const asked = { FAULT_ROUNDS: values.rounds, FAULT_PROCESSES: values.processes, FAULT_SEED: seed };
const env = { ...process.env, ...asked };
const only = values.only ? ['-t', values.only] : [];
const wanted = (suites) => suites.filter((suite) => !positionals.length || positionals.includes(suite));
const failed = [];

/** Runs those suites that are wanted. */
function run(where, suites, more = {}) {
  const files = wanted(suites).map((suite) => `${suite}.faults`);
  if (!files.length) return;
  console.log(`\n== ${where}`);
  const command = ['jest', '-c', 'jest.faults.config.js', ...only, ...files];
  if (spawnSync('npx', command, { env: { ...env, ...more }, stdio: 'inherit' }).status !== 0) failed.push(where);
}

run('SQLite', ['processes', 'clock', 'consoles']);
const shared = ['database', 'disk'];
const WITHOUT_STREAMS = { changeStreams: false };
if (wanted(shared).length) {
  let tested = 0;
  await withEachServer(({ name, atomic, url }) => {
    // Where an update's condition does not hold against other connections, several processes cannot share the server.
    if (!atomic) return;
    tested += 1;
    run(name, shared, { MONGODB_TEST_URL: url });
  }, WITHOUT_STREAMS);
  if (!tested)
    console.log('SKIPPED: no server for several processes can be had here; set MONGODB_TEST_URL to name one');
}
if (failed.length) console.log(`failed on ${failed.join(' and on ')}; again by --seed ${seed}`);
process.exit(failed.length ? 1 : 0);
