import { type Figure, figure } from './figures';
import { sendSteadily } from './load';
import type { Platform } from './platform';
import type { Running } from './processes';

/** A quiet day, what a busy day of all channels together would bring, and far more than that; each for so long. */
const RATES = [
  { perSecond: 50, seconds: 20 },
  { perSecond: 200, seconds: 10 },
  { perSecond: 1_000, seconds: 5 },
];
const WARM_UP = { perSecond: 50, seconds: 4 };
const CONNECTIONS = 100;
const FLOOR = 'Express, signature, one insert, fixed reply';

type Rate = (typeof RATES)[number];

interface Parties {
  platform: Platform;
  server: Running;
  floor: Running;
}

/** What a stream showed, from when each webhook was due, ms; and replies a second from the first webhook to the last reply. */
interface Seen {
  answers: number[];
  replies: number[];
  perSecond: number;
}

/** Steady streams from a few messages a second to more than can be answered: when they are on disk, and when their replies are sent. */
export async function measureRates({ platform, server, floor }: Parties): Promise<Figure[]> {
  await stream(platform, server, WARM_UP);
  await stream(platform, floor, WARM_UP, '?reply');
  const figures: Figure[] = [];
  for (const rate of RATES) {
    const least = await stream(platform, floor, rate, '?reply');
    figures.push(...figuresOf(rate, await stream(platform, server, rate), least));
  }
  return figures;
}

async function stream(platform: Platform, { url }: Running, rate: Rate, query?: string): Promise<Seen> {
  const webhooks = platform.webhooks(rate.perSecond * rate.seconds, query);
  const requests = webhooks.map(({ request }) => request);
  const { perSecond } = rate;
  const { latencies, dueAt } = await sendSteadily(url, requests, { perSecond, concurrency: CONNECTIONS });
  const replies: number[] = [];
  // One after another: patience is for the next reply, not for the last of a long line.
  for (const [n, { user }] of webhooks.entries()) replies.push((await platform.replyTo(user)) - dueAt(n));
  const tookMs = Math.max(...replies.map((ms, n) => dueAt(n) + ms)) - dueAt(0);
  await platform.settled(webhooks);
  return { answers: latencies, replies, perSecond: (webhooks.length / tookMs) * 1000 };
}

function figuresOf({ perSecond, seconds }: Rate, ours: Seen, least: Seen): Figure[] {
  const name = (what: string) => `webhook → ${what}, ${perSecond} a second for ${seconds} s`;
  const beside = (samples: readonly number[]) => ({ what: FLOOR, samples });
  return [
    figure(name('durable 200'), 'ms', ours.answers, beside(least.answers)),
    figure(name('reply sent'), 'ms', ours.replies, beside(least.replies)),
    figure(name('last reply'), '/s', [ours.perSecond], beside([least.perSecond])),
  ];
}
