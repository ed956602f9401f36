import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectPaths } from '../server/paths';
import { generateKey } from '../server/store/encryption';
import { type Figure, figure } from './figures';
import { sendAll } from './load';
import type { Platform } from './platform';
import { type Running, start } from './processes';

const PROCESSES = [1, 2, 3, 4];
const WARM_UP = 100;
const MESSAGES = 300;
const AT_ONCE = 32;
const ROUNDS = 3;

/** A MongoDB-compatible server, as test/mongodb/servers.mjs gives it. */
interface DatabaseServer {
  name: string;
  /** Whether several processes may share it. */
  atomic: boolean;
  url: string;
}
type WithEachServer = (
  use: (server: DatabaseServer) => Promise<void>,
  options: { changeStreams: boolean },
) => Promise<void>;

/**
 * What several processes on one store bring: messages a second from the first webhook to the last reply, and the processor time
 * of a message in all processes together (the database's own, where it is another program, not counted); on SQLite, and on each
 * MongoDB-compatible server that can be had, with one's own (MONGODB_TEST_URL) first.
 */
export async function measureScaling(platform: Platform): Promise<Figure[]> {
  const figures = await measureStore(platform, 'SQLite', () => ({}));
  const servers = pathToFileURL(path.join(projectPaths().root, 'test/mongodb/servers.mjs')).href;
  const { withEachServer } = (await import(servers)) as { withEachServer: WithEachServer };
  await withEachServer(
    async ({ name, atomic, url }) => {
      if (!atomic) return;
      const place = (count: number) => ({
        DATABASE_URL: new URL(`/bench_${Date.now()}_${count}`, url).href,
        ENCRYPTION_KEYS: generateKey('k1'),
      });
      figures.push(...(await measureStore(platform, name, place)));
    },
    { changeStreams: false },
  );
  return figures;
}

/** What was seen of so many processes. */
interface Seen {
  perSecond: number[];
  costs: number[];
}

async function measureStore(
  platform: Platform,
  name: string,
  place: (count: number) => Record<string, string>,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  let one: Seen | undefined;
  for (const count of PROCESSES) {
    const running = await start('cluster', platform.base, { args: [String(count)], env: place(count) });
    const seen = await roundsOf(platform, running);
    await running.stop();
    one ??= seen;
    const beside = (samples: readonly number[]) => (count === 1 ? undefined : { what: 'one process', samples });
    figures.push(
      figure(`${name}, ${count} processes: webhook → last reply`, '/s', seen.perSecond, beside(one.perSecond)),
      figure(`${name}, ${count} processes: processor time of one message`, 'ms', seen.costs, beside(one.costs)),
    );
  }
  return figures;
}

async function roundsOf(platform: Platform, running: Running): Promise<Seen> {
  await pass(platform, running, WARM_UP);
  const seen: Seen = { perSecond: [], costs: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = running.processorMs() ?? NaN;
    seen.perSecond.push(await pass(platform, running, MESSAGES));
    seen.costs.push(((running.processorMs() ?? NaN) - before) / MESSAGES);
  }
  return seen;
}

/** Gives messages a second. */
async function pass(platform: Platform, { url }: Running, count: number): Promise<number> {
  const webhooks = platform.webhooks(count);
  const began = performance.now();
  await sendAll(
    url,
    webhooks.map(({ request }) => request),
    AT_ONCE,
  );
  const last = Math.max(...(await Promise.all(webhooks.map(({ user }) => platform.replyTo(user)))));
  return (count / (last - began)) * 1000;
}
