// Runs the faults: npm run test:faults -- [--rounds 5] [--seed N]. With MONGODB_TEST_URL also those of the database.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}: the same faults again by --seed ${seed}`);
const env = { ...process.env, FAULT_ROUNDS: values.rounds ?? '5', FAULT_SEED: seed };
const { status } = spawnSync('npx', ['jest', '-c', 'jest.faults.config.js'], { env, stdio: 'inherit' });
process.exit(status ?? 1);
