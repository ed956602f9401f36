import { type Figure, figure } from './figures';
import { sendSteadily } from './load';
import type { Platform } from './platform';
import type { Running } from './processes';

const MINUTES = 10;
const PER_SECOND = 20;
const CONNECTIONS = 20;
const MINUTE_MS = 60_000;
/** How often memory is looked at. */
const LOOK_MS = 5_000;

/** What one minute showed. */
interface Minute {
  acknowledgements: number[];
  memory: number[];
}

/**
 * Ten minutes of a steady stream, people who have never written before: the last minute beside the second, in which what is made
 * once has been made. What grows here leaks.
 */
export async function measureSoak(platform: Platform, server: Running): Promise<Figure[]> {
  const minutes: Minute[] = [];
  for (let n = 1; n <= MINUTES; n += 1) {
    const minute = await streamForAMinute(platform, server);
    minutes.push(minute);
    process.stderr.write(`soak, minute ${n}: ${Math.round(minute.memory.at(-1) ?? NaN)} MB\n`);
  }
  const [, early] = minutes;
  const late = minutes.at(-1);
  if (!early || !late) return [];
  const beside = (samples: readonly number[]) => ({ what: 'the same in the second minute', samples });
  return [
    figure(`memory in minute ${MINUTES} of ${PER_SECOND} messages a second`, 'MB', late.memory, beside(early.memory)),
    figure(`webhook → durable 200 in minute ${MINUTES}`, 'ms', late.acknowledgements, beside(early.acknowledgements)),
  ];
}

async function streamForAMinute(platform: Platform, server: Running): Promise<Minute> {
  const memory: number[] = [];
  const looking = setInterval(() => memory.push(server.residentMb() ?? NaN), LOOK_MS);
  const requests = platform.webhooks((PER_SECOND * MINUTE_MS) / 1000).map(({ request }) => request);
  const { latencies } = await sendSteadily(server.url, requests, {
    perSecond: PER_SECOND,
    concurrency: CONNECTIONS,
  });
  clearInterval(looking);
  return { acknowledgements: latencies, memory };
}
