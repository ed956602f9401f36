import type { Connection } from './connection';
import { type Figure, figure } from './figures';
import { expectOk, openConnections } from './load';
import type { Platform, Webhook } from './platform';
import type { Running } from './processes';

const WARM_UP = 200;
const ONE_BY_ONE = 200;
const IN_FLIGHT = 500;
const ROUNDS = 2;
const FLOOR = 'Express, signature, one insert, fixed reply';

interface Parties {
  platform: Platform;
  server: Running;
  floor: Running;
}

/** From sending a webhook, ms. */
interface Times {
  answers: number[];
  replies: number[];
}

/** From sending a webhook to the reply's arrival at the platform; and to the 200, when the server has nothing else to do. */
export async function measureReplyTimes({ platform, server, floor }: Parties): Promise<Figure[]> {
  const [ours, theirs] = [webhooksOf(platform), webhooksOf(platform, '?reply')];
  for (const [party, make] of [[floor, theirs] as const, [server, ours] as const]) {
    await oneByOne(platform, party, make(WARM_UP));
  }
  const single = {
    floor: await oneByOne(platform, floor, theirs(ONE_BY_ONE)),
    server: await oneByOne(platform, server, ours(ONE_BY_ONE)),
  };
  const crowd = { floor: [] as number[], server: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    crowd.floor.push(...(await atOnce(platform, floor, theirs(IN_FLIGHT))).replies);
    crowd.server.push(...(await atOnce(platform, server, ours(IN_FLIGHT))).replies);
  }
  const beside = (samples: number[]) => ({ what: FLOOR, samples });
  return [
    figure('webhook → durable 200, at rest', 'ms', single.server.answers, beside(single.floor.answers)),
    figure('webhook → reply sent, one by one', 'ms', single.server.replies, beside(single.floor.replies)),
    figure(`webhook → reply sent, ${IN_FLIGHT} in flight`, 'ms', crowd.server, beside(crowd.floor)),
  ];
}

const webhooksOf = (platform: Platform, query?: string) => (count: number) => platform.webhooks(count, query);

async function oneByOne(platform: Platform, { url }: Running, webhooks: readonly Webhook[]): Promise<Times> {
  const connections = await openConnections(url, 1);
  const times: Times = { answers: [], replies: [] };
  for (const connection of connections) {
    for (const webhook of webhooks) await exchange(platform, connection, webhook, times);
    connection.close();
  }
  await platform.settled(webhooks);
  return times;
}

/** All are sent in the same moment, each over a connection of its own. */
async function atOnce(platform: Platform, { url }: Running, webhooks: readonly Webhook[]): Promise<Times> {
  const connections = await openConnections(url, webhooks.length);
  const times: Times = { answers: [], replies: [] };
  const each = webhooks.map(async (webhook, n) => {
    const connection = connections[n];
    if (connection) await exchange(platform, connection, webhook, times);
  });
  await Promise.all(each);
  for (const connection of connections) connection.close();
  await platform.settled(webhooks);
  return times;
}

async function exchange(platform: Platform, connection: Connection, webhook: Webhook, times: Times): Promise<void> {
  const sent = performance.now();
  const answered = expectOk(connection, webhook.request).then(() => times.answers.push(performance.now() - sent));
  const [replied] = await Promise.all([platform.replyTo(webhook.user), answered]);
  times.replies.push(replied - sent);
}
