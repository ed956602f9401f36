import { type Figure, figure } from './figures';
import { sendAll } from './load';
import type { Platform } from './platform';
import type { Running } from './processes';

/** Enough that the kernel's count of processor time, in hundredths of a second, is exact enough. */
const MESSAGES = 400;
const AT_ONCE = 16;
const ROUNDS = 3;

interface Parties {
  platform: Platform;
  server: Running;
  floor: Running;
}

/**
 * Processor time that one message costs our process, from its webhook to its last reply sent: reading, answering, the store,
 * encryption, HTTP. Unlike times on the clock it hardly depends on what else the machine does.
 */
export async function measureCost({ platform, server, floor }: Parties): Promise<Figure[]> {
  const costs = { server: [] as number[], floor: [] as number[] };
  await costOf(platform, server);
  for (let round = 0; round < ROUNDS; round++) {
    costs.floor.push(...(await costOf(platform, floor, '?reply')));
    costs.server.push(...(await costOf(platform, server)));
  }
  if (!costs.server.length) return [];
  const beside = { what: 'Express, signature, one insert, fixed reply', samples: costs.floor };
  return [figure('processor time of one message, with its reply', 'ms', costs.server, beside)];
}

/** Nothing where the system does not tell. */
async function costOf(platform: Platform, running: Running, query?: string): Promise<number[]> {
  const webhooks = platform.webhooks(MESSAGES, query);
  const before = running.processorMs();
  await sendAll(
    running.url,
    webhooks.map(({ request }) => request),
    AT_ONCE,
  );
  await platform.settled(webhooks);
  const after = running.processorMs();
  return before === undefined || after === undefined ? [] : [(after - before) / MESSAGES];
}
