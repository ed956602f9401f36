import path from 'node:path';
import { openBodies } from './bodies';
import { type Figure, figure } from './figures';
import { insertAll } from './inserts';
import { type Round, sendAll } from './load';
import type { Platform, Webhook } from './platform';
import { type Running, temporaryFolder } from './processes';

/** Connections at a time, and webhooks in a round: enough to be steady, few enough to be answered before the next one. */
const LOADS = [
  { concurrency: 1, webhooks: 200 },
  { concurrency: 16, webhooks: 900 },
  { concurrency: 64, webhooks: 900 },
];
/** Rounds of ours and of the floor take turns, so that a busy moment of the machine meets both. */
const ROUNDS = 3;
const FLOOR = 'Express, signature, one insert';
const REPLYING = `${FLOOR}, fixed reply`;
const DISK = 'libsql alone, one insert a transaction';

type Load = (typeof LOADS)[number];

interface Measured {
  disk: Round[];
  server: Round[];
  floor: Round[];
  /** Webhooks a second, counted until the last one was answered. */
  replied: { server: number[]; floor: number[] };
}

interface Parties {
  platform: Platform;
  server: Running;
  floor: Running;
}

type Bodies = ReturnType<typeof openBodies>;

/** From a signed webhook to its 200, which means that it is on disk, while the server answers the earlier ones. */
export async function measureWebhookAnswers(parties: Parties): Promise<Figure[]> {
  const disk = openBodies(path.join(temporaryFolder(), 'disk.db'));
  const figures: Figure[] = [];
  for (const { concurrency, webhooks } of LOADS) {
    const measured: Measured = { disk: [], server: [], floor: [], replied: { server: [], floor: [] } };
    for (let n = 0; n < ROUNDS; n++) await round(parties, disk, { concurrency, webhooks }, measured);
    figures.push(...figuresOf(concurrency, measured));
  }
  disk.close();
  return figures;
}

async function round({ platform, server, floor }: Parties, disk: Bodies, load: Load, into: Measured): Promise<void> {
  const { concurrency } = load;
  const webhooks = platform.webhooks(load.webhooks);
  const bodies = webhooks.map(({ body }) => body);
  const requests = webhooks.map(({ request }) => request);
  into.disk.push(insertAll(disk, bodies));
  into.floor.push(await sendAll(floor.url, requests, concurrency));
  const floored = await sendAndAwait(platform, floor, platform.webhooks(load.webhooks, '?reply'), concurrency);
  into.replied.floor.push(floored.repliesPerSecond);
  const { answers, repliesPerSecond } = await sendAndAwait(platform, server, webhooks, concurrency);
  into.server.push(answers);
  into.replied.server.push(repliesPerSecond);
}

/** What was taken must be answered: a loss after the 200 ends the run. */
async function sendAndAwait(platform: Platform, { url }: Running, webhooks: readonly Webhook[], concurrency: number) {
  const requests = webhooks.map(({ request }) => request);
  const began = performance.now();
  const answers = await sendAll(url, requests, concurrency);
  const replies = await Promise.all(webhooks.map(({ user }) => platform.replyTo(user)));
  await platform.settled(webhooks);
  return { answers, repliesPerSecond: (webhooks.length / (Math.max(...replies) - began)) * 1000 };
}

function figuresOf(concurrency: number, { disk, server, floor, replied }: Measured): Figure[] {
  const rates = (rounds: Round[]) => rounds.map(({ perSecond }) => perSecond);
  const latencies = (rounds: Round[]) => rounds.flatMap((each) => each.latencies);
  const name = (what: string) => `webhook → ${what}, ${concurrency} at a time`;
  return [
    figure(name('durable 200'), '/s', rates(server), { what: FLOOR, samples: rates(floor) }),
    figure(name('durable 200'), '/s', rates(server), { what: DISK, samples: rates(disk) }),
    figure(name('durable 200'), 'ms', latencies(server), { what: FLOOR, samples: latencies(floor) }),
    figure(name('last reply'), '/s', replied.server, { what: REPLYING, samples: replied.floor }),
  ];
}
