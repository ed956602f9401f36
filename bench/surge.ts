import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { loadAssistant } from '../server/assistant';
import type { Channel } from '../server/channels/channel';
import { Findings } from '../server/channels/findings';
import { alwaysOpen } from '../server/channels/policy';
import { LiveBus } from '../server/conversations/events';
import { createIntake } from '../server/conversations/intake';
import { Lanes } from '../server/conversations/lane';
import { ConversationWorker } from '../server/conversations/worker';
import { createMetrics } from '../server/http/metrics';
import { projectPaths } from '../server/paths';
import { Vault, generateKey, parseKeys } from '../server/store/encryption';
import { openSqliteStore } from '../server/store/sqlite/keeper';
import { type Figure, figure } from './figures';

const A_SECOND = 100;
const SECONDS = 60;
/** Every so many messages is a cry for help. */
const CRY_EVERY = 50;
const CRY = 'cứu em với em bị nhốt ở campuchia không ra được';
/** As the server keeps them while the surge mode is on. */
const TURNS = { concurrency: 32, reserved: 8 };

/** A hundred messages a second for a minute, each of another person: how long a cry for help waits, beside the others. */
export async function measureSurge(texts: readonly string[]): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-bench-surge-'));
  const store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
  const { runTurn, read } = loadAssistant({ paths: projectPaths(), now: Date.now, isSurge: () => true });
  const waits = { cry: [] as number[], other: [] as number[] };
  const began = new Map<string, number>();
  const live = new LiveBus();
  const metrics = createMetrics();
  const logger = pino({ level: 'silent' });
  const channel: Channel = {
    name: 'bench',
    policy: alwaysOpen,
    send: ({ user }) => {
      const since = began.get(user);
      if (since !== undefined) waits[user.startsWith('cry') ? 'cry' : 'other'].push(performance.now() - since);
      began.delete(user);
      return Promise.resolve({ platformIds: [] });
    },
  };
  const worker = new ConversationWorker({
    owner: 'bench',
    store: store.conversations,
    channels: new Map([['bench', channel]]),
    lanes: new Lanes(Date.now),
    findings: new Findings(logger, Date.now),
    runTurn,
    takeHandoff: () => Promise.resolve(),
    fallback: () => '',
    ...{ live, metrics, logger, now: Date.now, leaseNow: Date.now, random: Math.random },
    concurrency: TURNS.concurrency,
    reserved: () => TURNS.reserved,
    isUrgent: ({ activity: { text = '' } }) => read(text).urgency === 'emergency',
  });
  const { take } = createIntake({
    store: store.conversations,
    wake: (id) => worker.wake(id),
    live,
    metrics,
    logger,
    now: Date.now,
  });
  worker.start();
  const start = performance.now();
  for (let n = 0; n < A_SECOND * SECONDS; n += 1) {
    await pause(Math.max(0, start + (n * 1_000) / A_SECOND - performance.now()));
    const isCry = n % CRY_EVERY === CRY_EVERY - 1;
    const user = `${isCry ? 'cry' : 'u'}${n}`;
    began.set(user, performance.now());
    const text = isCry ? CRY : (texts[n % texts.length] ?? '');
    void take({ address: { channel: 'bench', account: 'a', user }, id: 'm1', activity: { type: 'message', text } });
  }
  const deadline = performance.now() + 2 * SECONDS * 1_000;
  while (began.size && performance.now() < deadline) await pause(50);
  await worker.stop();
  await store.close();
  rmSync(folder, { recursive: true });
  const beside = { what: 'the other messages of the same minute', samples: waits.other };
  return [figure(`cry for help → reply sent, ${A_SECOND} messages a second`, 'ms', waits.cry, beside)];
}
