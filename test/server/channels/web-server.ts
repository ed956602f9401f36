import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import type { Channel, ChannelPorts } from '../../../server/channels/channel';
import { createWebWith } from '../../../server/channels/web';
import type { WebLimits } from '../../../server/channels/web/limits';
import { Findings } from '../../../server/channels/findings';
import { LiveBus } from '../../../server/conversations/events';
import { Lanes } from '../../../server/conversations/lane';
import { createIntake } from '../../../server/conversations/intake';
import type { RunTurn } from '../../../server/conversations/turn';
import { ConversationWorker } from '../../../server/conversations/worker';
import { createKeepMedia } from '../../../server/media/keep';
import { createUploads } from '../../../server/media/uploads';
import { createMetrics } from '../../../server/http/metrics';
import type { Sender } from '../../../server/store/contract/conversations';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { testConfig } from './ports';

/** Answers `echo <text>` with one choice; greets whoever joins. */
const echo: RunTurn = (activity, state) => {
  if (activity.from?.id === 'staff') return Promise.resolve({ replies: [activity], events: [], state });
  const { type, text = '' } = activity;
  const said = type === 'event' ? 'Chào bạn' : `echo ${text}`;
  const action = { type: 'messageBack', title: 'Gặp nhân viên', text: 'Gặp nhân viên', value: '#staff' };
  const reply = { type: 'message', text: said, suggestedActions: { to: [], actions: [action] } };
  return Promise.resolve({ replies: [reply], events: [], state });
};

interface Options {
  limits?: WebLimits;
  publicUrl?: string;
  runTurn?: RunTurn;
  /** ms between pings: a reader that is too busy to answer one in time is cut off. */
  ping?: number;
}

/** The web channel on a real HTTP server, a real store and the real worker; only clock and bot are stand-ins. */
/** Limits that no test reaches unless it means to. */
export const WIDE = { starts: 10_000, posts: 10_000, uploads: 10_000, uploadedBytes: Infinity };

export async function startWeb({ limits, publicUrl, runTurn = echo, ping = 20_000 }: Options = {}) {
  const store = await openSqliteStore(
    path.join(mkdtempSync(path.join(tmpdir(), 'haidang-web-')), 'store.db'),
    new Vault(parseKeys(generateKey('k1'))),
  );
  const state = { now: Date.now(), isBroken: false, pageSize: 500 };
  const now = () => state.now;
  const live = new LiveBus();
  const metrics = createMetrics();
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const channels = new Map<string, Channel>();
  const worker = new ConversationWorker({
    ...{ owner: 'w1', store: store.conversations, channels, runTurn, live, metrics, logger, now, leaseNow: now },
    ...{ lanes: new Lanes(now), findings: new Findings(logger, now) },
    ...{ takeHandoff: () => Promise.resolve(), fallback: () => 'gọi 111', random: () => 0, concurrency: 4 },
  });
  const intake = createIntake({
    store: store.conversations,
    wake: (id) => worker.wake(id),
    live,
    metrics,
    logger,
    now,
  });
  const ports: ChannelPorts = {
    ...intake,
    take: (arrival) => (state.isBroken ? Promise.reject(new Error('disk full')) : intake.take(arrival)),
    findings: new Findings(logger, now),
    log: (id, after) => store.conversations.log(id, after, state.pageSize),
    answering: live.answering,
    isUrgent: ({ text = '' }) => text.includes('cứu'),
    conversationIdOf: (address) => store.conversations.idOf(address),
    wayBack: (id, goodbyeId) => store.conversations.wayBack(id, goodbyeId),
    onChange: (id, listener) => live.onConversation(id, listener),
    uploads: createUploads({
      ...{ media: store.media, conversations: store.conversations, now },
      keep: createKeepMedia(store.media, () => true),
    }),
    ...{ secrets: store.secrets, metrics, logger, now, leaseNow: now },
  };
  const make = createWebWith({
    limits: limits ?? WIDE,
    timing: { look: 50, ping },
  });
  const config = testConfig();
  const web = make(publicUrl === undefined ? config : { ...config, publicUrl }, ports)!;
  channels.set('web', web);
  const server = createServer(express().use(web.routes!) as Parameters<typeof createServer>[1]);
  server.on('upgrade', (request, socket, head: Buffer) => {
    if (!web.upgrade!(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3/directline`;
  return {
    base,
    web,
    state,
    store,
    live,
    logged: () => lines.join(''),
    storedId: (id: string) => store.conversations.idOf({ channel: 'web', account: 'web', user: id }),
    /** As staff or the system do: into the inbox of a conversation that exists. */
    async put(conversationId: string, from: Sender, activity: { type: string; text?: string; name?: string }) {
      const id = store.conversations.idOf({ channel: 'web', account: 'web', user: conversationId });
      await store.conversations.appendTo(id, { id: `${from}:${Math.random()}`, from, receivedAt: now(), activity });
      worker.wake(id);
    },
    async close() {
      await web.stop?.();
      server.close();
      server.closeAllConnections();
      await worker.stop();
      await store.close();
    },
  };
}

export type WebServer = Awaited<ReturnType<typeof startWeb>>;

/** One activity as a client reads it. */
export interface Shown {
  type: string;
  id: string;
  timestamp: string;
  from: { id: string; name?: string; role: string };
  conversation: { id: string };
  text: string;
  value?: unknown;
  channelData?: { clientActivityID?: string; staff?: boolean };
  suggestedActions?: { actions: { title: string; value: string }[] };
  attachments?: { contentType: string }[];
}

export interface Opened {
  conversationId: string;
  token: string;
  expires_in: number;
  streamUrl: string;
}

/** A client that says exactly what it is told to. */
export class RawClient {
  constructor(
    readonly base: string,
    readonly pass: Opened,
  ) {}

  static async start(base: string, token?: string): Promise<RawClient> {
    const { body } = await call(`${base}/conversations`, { method: 'POST', ...bearer(token) });
    return new RawClient(base, body as unknown as Opened);
  }

  post(activity: unknown, headers: Record<string, string> = {}) {
    const body = typeof activity === 'string' ? activity : JSON.stringify(activity);
    return this.call('/activities', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  say(text: string, clientActivityID?: string, more: object = {}) {
    const channelData = clientActivityID === undefined ? {} : { channelData: { clientActivityID } };
    return this.post({ type: 'message', from: { id: 'me' }, text, ...channelData, ...more });
  }

  async read(watermark = ''): Promise<{ activities: Shown[]; watermark: string }> {
    const { body } = await this.call(`/activities?watermark=${watermark}`);
    return body as unknown as { activities: Shown[]; watermark: string };
  }

  /** Reads until there are `count` activities. */
  async readAll(count: number): Promise<Shown[]> {
    for (let tries = 0; ; tries++) {
      const all: Shown[] = [];
      for (let set = await this.read(); set.activities.length; set = await this.read(set.watermark))
        all.push(...set.activities);
      if (all.length >= count || tries > 600) return all;
      await pause(10);
    }
  }

  call(path: string, init: RequestInit = {}) {
    const headers = { authorization: `Bearer ${this.pass.token}`, ...(init.headers as Record<string, string>) };
    return call(`${this.base}/conversations/${this.pass.conversationId}${path}`, { ...init, headers });
  }
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const bearer = (token: string | undefined) => (token ? { headers: { authorization: `Bearer ${token}` } } : {});

export async function call(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  const body = (await response.json()) as Record<string, unknown> & { error?: { code: string; message: string } };
  return { status: response.status, headers: response.headers, body };
}

/** Starts a server before each test, and closes it and whatever else was started after it. */
export function serverForEach() {
  const running: WebServer[] = [];
  const start = async (options: Parameters<typeof startWeb>[0] = {}) => {
    const started = await startWeb(options);
    running.push(started);
    return started;
  };
  beforeEach(async () => {
    await start();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  });
  return {
    start,
    /** The one that was started first. */
    get server(): WebServer {
      const [first] = running;
      if (!first) throw new Error('no server runs outside a test');
      return first;
    },
  };
}
