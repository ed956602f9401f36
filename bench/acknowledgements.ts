import { type Figure, figure } from './figures';
import { sendSteadily } from './load';
import type { Platform } from './platform';
import type { Running } from './processes';

/** What a busy day of all channels together would bring. */
const PER_SECOND = 200;
const SECONDS = 15;
/** Not counted: the platforms keep their connections, and a server is seldom new. */
const WARM_UP_SECONDS = 2;
const CONNECTIONS = 100;

interface Parties {
  platform: Platform;
  server: Running;
  floor: Running;
}

/** From a webhook to its 200 under a steady stream: as usual, and while the platform answers none of our sends. */
export async function measureAcknowledgements({ platform, server, floor }: Parties): Promise<Figure[]> {
  const beside = { what: 'Express, signature, one insert', samples: await stream(platform, floor.url) };
  const usual = await stream(platform, server.url);
  platform.hang(true);
  const hanging = await stream(platform, server.url);
  platform.hang(false);
  const name = (what: string) => `webhook → durable 200, ${PER_SECOND} a second${what}`;
  return [figure(name(''), 'ms', usual, beside), figure(name(', every send hangs'), 'ms', hanging, beside)];
}

async function stream(platform: Platform, url: string): Promise<number[]> {
  const requests = platform.webhooks(PER_SECOND * (WARM_UP_SECONDS + SECONDS)).map(({ request }) => request);
  const { latencies } = await sendSteadily(url, requests, { perSecond: PER_SECOND, concurrency: CONNECTIONS });
  return latencies.slice(PER_SECOND * WARM_UP_SECONDS);
}
