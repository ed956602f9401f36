import { setTimeout as pause } from 'node:timers/promises';
import { type Figure, figure } from './figures';
import { expectOk, openConnections } from './load';
import type { Platform } from './platform';
import type { Running } from './processes';

/** What a busy day of all channels together would bring. */
const PER_SECOND = 200;
const SECONDS = 15;
/** Time is counted from when a webhook was due: one that had to wait for a connection has waited, too. */
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

/** Sends on time, whether or not the ones before were answered; gives the latencies in ms. */
async function stream(platform: Platform, url: string): Promise<number[]> {
  const connections = await openConnections(url, CONNECTIONS);
  const free = [...connections];
  const began = performance.now();
  const latencies: Promise<number>[] = [];
  for (const [n, { request }] of platform.webhooks(PER_SECOND * SECONDS).entries()) {
    const due = began + (n / PER_SECOND) * 1000;
    while (performance.now() < due || !free.length) await pause(1);
    const connection = free.shift();
    if (!connection) continue;
    latencies.push(expectOk(connection, request).then(() => (free.push(connection), performance.now() - due)));
  }
  const all = await Promise.all(latencies);
  connections.forEach((connection) => connection.close());
  return all;
}
