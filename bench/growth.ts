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

/**
 * What a message costs in the store, from its arrival to its reply sent, as conversations grow many: it should stay the same. The
 * stores are opened anew for each comparison: neither has anything in memory, and they differ in nothing but their size.
 */
export async function measureGrowth(times = 1): Promise<Figure[]> {
  const keys = generateKey('k1');
  const [small, large] = [filed(keys), filed(keys)];
  const figures: Figure[] = [];
  await fill(small, 0, LEAST);
  let real = 0;
  for (const size of SIZES) {
    await fill(large, real, size);
    real = size;
    figures.push(...(await compare(small, large, { real, count: real })));
  }
  if (times > 1) figures.push(...(await compare(small, large, { real, count: multiply(large.file, times) })));
  return figures;
}

/** The same, and with ten times as many, most of them copies (see copies.ts): some minutes and gigabytes of disk. */
export const measureMillion = () => measureGrowth(TIMES);

/** A store in a file of its own. */
interface Filed {
  file: string;
  keys: string;
}

const filed = (keys: string): Filed => ({ file: path.join(temporaryFolder(), 'store.db'), keys });

const openFile = ({ file, keys }: Filed): Promise<Store> => openSqliteStore(file, new Vault(parseKeys(keys)));

async function fill(where: Filed, from: number, to: number): Promise<void> {
  const store = await openFile(where);
  for (let n = from; n < to; n += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, to - n) }, (_, k) => pass(store, n + k));
    await Promise.all(some);
  }
  await store.close();
}

/** Messages to both by turns, so that a busy moment of the machine meets both; in the large one to the `real` of its conversations. */
async function compare(
  small: Filed,
  large: Filed,
  { real, count }: { real: number; count: number },
): Promise<Figure[]> {
  const what = `a store of ${LEAST} conversations`;
  const times = { small: [] as number[], large: [] as number[] };
  const stores = { small: await openFile(small), large: await openFile(large) };
  for (let n = 0; n < MESSAGES; n += 1) {
    times.small.push(await timedPass(stores.small, placeOf(n, LEAST)));
    times.large.push(await timedPass(stores.large, placeOf(n, real)));
  }
  await Promise.all([stores.small.close(), stores.large.close()]);
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
