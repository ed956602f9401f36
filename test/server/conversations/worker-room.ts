import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { ASIDE } from '../../../bot/aside';
import type { Channel } from '../../../server/channels/channel';
import { Findings } from '../../../server/channels/findings';
import { alwaysOpen } from '../../../server/channels/policy';
import { LiveBus } from '../../../server/conversations/events';
import { createIntake } from '../../../server/conversations/intake';
import { Lanes } from '../../../server/conversations/lane';
import type { RunTurn } from '../../../server/conversations/turn';
import { ConversationWorker, type WorkerPorts } from '../../../server/conversations/worker';
import { createMetrics } from '../../../server/http/metrics';
import type { Address, LogEntry, OutboxItem } from '../../../server/store/contract/conversations';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { Store } from '../../../server/store/store';

/** A worker that looks so often for what is due need not be waited for long. */
export const SWEEP_MS = 50;

export const address: Address = { channel: 'test', account: 'page', user: 'u1' };

/** Says what it was told, counted; what staff write it passes on. */
export const echo: RunTurn = (activity, state) => {
  if (activity.from?.id === 'staff') return Promise.resolve({ replies: [activity], events: [], state });
  const count = Number(state.count ?? '0') + 1;
  return Promise.resolve({
    replies: [{ type: 'message', text: `${count}: ${activity.text ?? ''}` }],
    events: [],
    state: { count: String(count) },
  });
};

/** The echo, which says these words when it is asked to speak of itself. */
export const saysAside =
  (...words: string[]): RunTurn =>
  (activity, state) =>
    activity.name === ASIDE
      ? Promise.resolve({ replies: words.map((text) => ({ type: 'message', text })), events: [], state })
      : echo(activity, state);

export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await pause(5);
};

/** What a test gives its worker beside what all have. */
export type Change = Partial<WorkerPorts> & Partial<Pick<Channel, 'policy' | 'pace'>>;

/** A store of which some calls do something else. */
export function standIn<T extends object>(store: T, calls: Partial<T>): T {
  return new Proxy(store, {
    get(target, name) {
      const own: unknown = Reflect.get(calls, name) ?? Reflect.get(target, name, target);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}

/** Workers on a real store, with a channel and a clock that the test plays. */
export class WorkerRoom {
  store!: Store;
  /** Texts that the channel has taken. */
  sent: string[] = [];
  clock = 1_000_000;
  /** What the channel does with a reply. */
  send!: (reply: OutboxItem) => Promise<void>;
  /** How often a worker has looked for what is due. */
  looks = 0;
  readonly #workers: ConversationWorker[] = [];

  async open(): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'haidang-worker-'));
    this.store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
    this.sent = [];
    this.clock = 1_000_000;
    this.send = (reply) => this.take(reply);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.stop()));
    await this.store.close();
  }

  /** The channel takes a reply. */
  take(reply: OutboxItem): Promise<void> {
    return Promise.resolve(void this.sent.push(reply.activity.text ?? ''));
  }

  /** Resolves when workers have looked for what is due some times, and have had the time to do what they found. */
  async looked(): Promise<void> {
    const enough = this.looks + 4;
    await until(() => this.looks >= enough);
  }

  setUp({ policy = alwaysOpen, pace, ...change }: Change = {}) {
    const [logger, live, metrics, now] = [pino({ level: 'silent' }), new LiveBus(), createMetrics(), () => this.clock];
    const findings = new Findings(logger, now);
    const channel: Channel = {
      name: 'test',
      policy,
      ...(pace && { pace }),
      send: (_, reply) => this.send(reply).then(() => ({ platformIds: [] })),
    };
    const { conversations } = this.store;
    const due: typeof conversations.due = (...asked) => {
      this.looks += 1;
      return conversations.due(...asked);
    };
    const common = { store: standIn(conversations, { due }), live, metrics, logger, now };
    const worker = new ConversationWorker({
      ...common,
      owner: 'w1',
      channels: new Map([['test', channel]]),
      lanes: new Lanes(now),
      findings,
      runTurn: echo,
      takeHandoff: () => Promise.resolve(),
      fallback: () => 'gọi 111 hoặc 113',
      leaseNow: now,
      random: () => 0,
      concurrency: 4,
      ...change,
    });
    this.#workers.push(worker);
    const { take } = createIntake({ ...common, wake: (id) => worker.wake(id) });
    const hear = (id: string, text = id, from = address) =>
      take({ address: from, id, activity: { type: 'message', text } });
    return { worker, hear, take, findings };
  }

  logOf(of = address): Promise<LogEntry[]> {
    return this.store.conversations.log(this.store.conversations.idOf(of), 0, 100);
  }
}

/** A fresh room for each test of the suite in which it is called. */
export function workerRoom(): WorkerRoom {
  const room = new WorkerRoom();
  beforeEach(() => room.open());
  afterEach(() => room.close());
  return room;
}
