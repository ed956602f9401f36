import { mkdtempSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { type Channel, SendError } from '../../../server/channels/channel';
import { Findings } from '../../../server/channels/findings';
import { alwaysOpen } from '../../../server/channels/policy';
import { LiveBus } from '../../../server/conversations/events';
import { createIntake } from '../../../server/conversations/intake';
import { Lanes } from '../../../server/conversations/lane';
import { ConversationWorker } from '../../../server/conversations/worker';
import { createMetrics } from '../../../server/http/metrics';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { Store } from '../../../server/store/store';
import { openTracing } from '../../../server/tracing/open-tracing';
import { NO_TRACING, type Tracing } from '../../../server/tracing/tracing';
import { VAULTS } from '../store/contract/room';

/** Who writes, and what: none of it may leave. */
const SAID = 'Tên em là Nguyễn Thị Kín, số 0912345678, em ở Bavet';
const address = { channel: 'test', account: 'page-77', user: 'psid-4711' };
const MESSAGE = 'mid.kin-1';

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue: string } }[];
  status: { code?: number; message?: string };
  startTimeUnixNano: string;
  endTimeUnixNano: string;
}

/** A collector as operators run one, on this machine. */
class Collector {
  readonly bodies: string[] = [];
  readonly paths: string[] = [];
  #server!: Server;
  endpoint = '';

  async open(): Promise<this> {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => void parts.push(part));
      request.on('end', () => {
        this.paths.push(request.url ?? '');
        this.bodies.push(Buffer.concat(parts).toString());
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    this.endpoint = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  spans(): Span[] {
    type Body = { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
    return this.bodies
      .flatMap((body) => (JSON.parse(body) as Body).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe('traces', () => {
  let collector: Collector;
  let store: Store;
  const workers: ConversationWorker[] = [];
  beforeEach(async () => {
    collector = await new Collector().open();
    store = await openSqliteStore(
      path.join(mkdtempSync(path.join(tmpdir(), 'haidang-traces-')), 'store.db'),
      VAULTS.first,
    );
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await store.close();
    collector.close();
  });

  const open = (share = 1) => openTracing({ traces: { endpoint: collector.endpoint, share } });

  /** One message in, read and answered, in one process or with another that reads and answers. */
  async function exchange(intakes: Tracing, works: Tracing, send: Channel['send']): Promise<void> {
    const logger = pino({ level: 'silent' });
    const [live, metrics, now] = [new LiveBus(), createMetrics(), Date.now];
    const common = { store: store.conversations, live, metrics, logger, now };
    let ended: () => void = () => undefined;
    const settled = new Promise<void>((resolve) => (ended = resolve));
    const worker = new ConversationWorker({
      ...common,
      owner: 'w1',
      tracing: works,
      channels: new Map([['test', { name: 'test', policy: alwaysOpen, send }]]),
      lanes: new Lanes(now),
      findings: new Findings(logger, now),
      runTurn: (activity, state) =>
        Promise.resolve({ replies: [{ type: 'message', text: activity.text }], events: [], state }),
      takeHandoff: () => Promise.resolve(),
      fallback: () => '',
      leaseNow: now,
      random: () => 0,
      concurrency: 1,
    });
    workers.push(worker);
    live.on('delivery', () => ended());
    const { take } = createIntake({ ...common, tracing: intakes, wake: (id) => worker.wake(id) });
    const arrival = { address, id: MESSAGE, activity: { type: 'message', text: SAID } };
    await take(arrival);
    await take(arrival);
    await settled;
    await worker.stop();
  }
  const delivered: Channel['send'] = () => Promise.resolve({ platformIds: ['mid.out'] });
  const notesOf = ({ attributes }: Span) => attributes.map(({ key, value }) => `${key}=${value.stringValue}`);

  it('show the way of a message: webhook, turn, send; a repeated webhook is not shown again', async () => {
    const tracing = await open();
    await exchange(tracing, tracing, delivered);
    await tracing.stop();
    const spans = collector.spans();
    const [root, turn, send] = ['receive', 'turn', 'send'].map((step) => spans.find(({ name }) => name === step));
    expect(spans).toHaveLength(3);
    expect(collector.paths).toEqual(['/v1/traces']);
    expect(root?.parentSpanId).toBeFalsy();
    for (const span of [turn, send]) expect(span).toMatchObject({ traceId: root?.traceId, parentSpanId: root?.spanId });
    expect(spans.map(({ name, ...rest }) => [name, ...notesOf({ name, ...rest })])).toEqual([
      ['receive', 'haidang.channel=test', 'haidang.outcome=stored'],
      ['turn', 'haidang.channel=test', 'haidang.outcome=done'],
      ['send', 'haidang.channel=test', 'haidang.outcome=sent'],
    ]);
    for (const { startTimeUnixNano, endTimeUnixNano } of spans)
      expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true);
  });

  it('hold nothing of the person, of the account, or of what was said', async () => {
    const tracing = await open();
    await exchange(tracing, tracing, delivered);
    await tracing.stop();
    const id = store.conversations.idOf(address);
    const told = collector.bodies.join('');
    for (const secret of [SAID, 'Nguyễn', '0912345678', 'psid-4711', 'page-77', MESSAGE, 'mid.out', id])
      expect(told).not.toContain(secret);
  });

  it('meet in one trace when one process took the message and another answered it', async () => {
    const [first, second] = [await open(), await open()];
    await exchange(first, second, delivered);
    await first.stop();
    await second.stop();
    expect(collector.bodies).toHaveLength(2);
    expect(new Set(collector.spans().map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('tell by its code why a reply was not sent', async () => {
    const tracing = await open();
    const refuse = () => Promise.reject(new SendError('reply', '551', { cause: new Error(SAID) }));
    await exchange(tracing, tracing, refuse);
    await tracing.stop();
    const send = collector.spans().find(({ name }) => name === 'send')!;
    expect([notesOf(send)[1], send.status]).toEqual(['haidang.outcome=551', { code: 2 }]);
    expect(collector.bodies.join('')).not.toContain('Nguyễn');
  });

  it('are all left out when a share of none is asked for', async () => {
    const tracing = await open(0);
    await exchange(tracing, tracing, delivered);
    await tracing.stop();
    expect(collector.bodies).toEqual([]);
  });

  it('cost nobody their answer when the collector is away', async () => {
    collector.close();
    const tracing = await open();
    await exchange(tracing, tracing, delivered);
    await tracing.stop().catch(() => undefined);
    const log = await store.conversations.log(store.conversations.idOf(address), 0, 9);
    expect(log.map(({ state }) => state)).toEqual(['received', 'sent']);
  });

  it('are not gathered, nor their libraries loaded, where no collector is named', async () => {
    expect(await openTracing({})).toBe(NO_TRACING);
  });
});
