import { Vault, parseKeys } from '../server/store/encryption';
import { openSqliteStore } from '../server/store/sqlite/keeper';
import { MESSAGES, pass, placeOf } from './passes';

/**
 * A process that does nothing but pass messages through a store, to be looked at from outside: FILE and how many conversations of it
 * are real. Says on its last line what memory it holds then, MB.
 */
async function main([file = '', size = '']: readonly string[]): Promise<void> {
  const store = await openSqliteStore(file, new Vault(parseKeys(process.env.ENCRYPTION_KEYS ?? '')));
  for (let n = 0; n < MESSAGES; n += 1) await pass(store, placeOf(n, Number(size)));
  process.stdout.write(`${process.memoryUsage.rss() / 2 ** 20}\n`);
  await store.close();
}

void main(process.argv.slice(2));
