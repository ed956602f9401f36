import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { projectPaths } from '../server/paths';
import { Vault, generateKey, parseKeys } from '../server/store/encryption';
import { openSqliteStore } from '../server/store/sqlite/keeper';
import type { Store } from '../server/store/store';
import { multiply } from './copies';
import { type Figure, figure } from './figures';
import { MESSAGES, pass, placeOf, timedPass } from './passes';
import { temporaryFolder } from './processes';

const LEAST = 1_000;
const SIZES = [10_000, 100_000];
/** How many times as many a million are. */
const TIMES = 10;
const TOGETHER = 500;

/** What a message costs in the store, from its arrival to its reply sent, as conversations grow many: it should stay the same. */
export async function measureGrowth(times = 1): Promise<Figure[]> {
  const keys = generateKey('k1');
  const [small, large] = [await openFile(keys), await openFile(keys)];
  const figures: Figure[] = [];
  await fill(small.store, 0, LEAST);
  let real = 0;
  for (const size of SIZES) {
    await fill(large.store, real, size);
    real = size;
    figures.push(...(await compare(small, large, { real, count: real })));
  }
  if (times > 1) figures.push(...(await compare(small, large, { real, count: multiply(large.file, times) })));
  await Promise.all([small, large].map(({ store }) => store.close()));
  return figures;
}

/** The same, and with ten times as many, most of them copies (see copies.ts): some minutes and gigabytes of disk. */
export const measureMillion = () => measureGrowth(TIMES);

/** A store in a file of its own. */
interface Filed {
  file: string;
  store: Store;
  keys: string;
}

async function openFile(keys: string): Promise<Filed> {
  const file = path.join(temporaryFolder(), 'store.db');
  return { file, store: await openSqliteStore(file, new Vault(parseKeys(keys))), keys };
}

async function fill(store: Store, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, to - n) }, (_, k) => pass(store, n + k));
    await Promise.all(some);
  }
}

/** Messages to both by turns, so that a busy moment of the machine meets both; in the large one to the `real` of its conversations. */
async function compare(
  small: Filed,
  large: Filed,
  { real, count }: { real: number; count: number },
): Promise<Figure[]> {
  const what = `a store of ${LEAST} conversations`;
  const times = { small: [] as number[], large: [] as number[] };
  for (let n = 0; n < MESSAGES; n += 1) {
    times.small.push(await timedPass(small.store, placeOf(n, LEAST)));
    times.large.push(await timedPass(large.store, placeOf(n, real)));
  }
  const memory = { what, samples: [memoryOn(small, LEAST)] };
  return [
    figure(`a message through the store, ${count} conversations`, 'ms', times.large, { what, samples: times.small }),
    figure(`memory of a process on it, ${count} conversations`, 'MB', [memoryOn(large, real)], memory),
  ];
}

/** In a process that has done nothing else; this one has filled the store. */
function memoryOn({ file, keys }: Filed, size: number): number {
  const program = path.join(projectPaths().dist, 'bench/store-process.js');
  const options = { env: { ...process.env, ENCRYPTION_KEYS: keys }, encoding: 'utf8' } as const;
  return Number(execFileSync(process.execPath, [program, file, String(size)], options));
}
