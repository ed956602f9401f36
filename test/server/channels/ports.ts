import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type Router } from 'express';
import { pino } from 'pino';
import type { Arrival, ChannelPorts } from '../../../server/channels/channel';
import type { Config } from '../../../server/config';
import { LiveBus } from '../../../server/conversations/events';
import { createIntake } from '../../../server/conversations/intake';
import { Findings } from '../../../server/channels/findings';
import { createKeepMedia } from '../../../server/media/keep';
import { createUploads } from '../../../server/media/uploads';
import { createMetrics } from '../../../server/http/metrics';
import type { Address, OutboxItem } from '../../../server/store/contract/conversations';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { Store } from '../../../server/store/store';

/** What a channel is given, over a real store in a folder of its own, and what can be seen of its work. */
export interface TestPorts extends ChannelPorts {
  store: Store;
  /** What the store accepted: repeats are not in it. */
  taken: Arrival[];
  /** Everything logged, as one text. */
  logged(): string;
  count(channel: string, outcome: string): Promise<number>;
  /** While it is broken nothing can be stored. */
  breakStore(broken: boolean): void;
}

export async function openPorts(): Promise<TestPorts> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'haidang-channel-')), 'store.db');
  const store = await openSqliteStore(file, new Vault(parseKeys(generateKey('k1'))));
  const metrics = createMetrics();
  const live = new LiveBus();
  const lines: string[] = [];
  const taken: Arrival[] = [];
  let isBroken = false;
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const intake = createIntake({
    store: store.conversations,
    wake: () => undefined,
    live,
    metrics,
    logger,
    now: Date.now,
  });
  return {
    store,
    taken,
    metrics,
    logger,
    findings: new Findings(logger, Date.now),
    echo: intake.echo,
    forget: intake.forget,
    receive: intake.receive,
    logged: () => lines.join(''),
    secrets: store.secrets,
    now: Date.now,
    leaseNow: Date.now,
    breakStore: (broken) => void (isBroken = broken),
    async take(arrival) {
      if (isBroken) throw new Error('disk full');
      const stored = await intake.take(arrival);
      if (stored.accepted) taken.push(arrival);
      return stored;
    },
    uploads: createUploads({
      media: store.media,
      conversations: store.conversations,
      keep: createKeepMedia(store.media, () => true),
      now: Date.now,
    }),
    log: (id, after) => store.conversations.log(id, after, 100),
    answering: live.answering,
    isUrgent: ({ text = '' }) => text.includes('cứu'),
    conversationIdOf: (address) => store.conversations.idOf(address),
    wayBack: (id, goodbyeId) => store.conversations.wayBack(id, goodbyeId),
    onChange: (id, listener) => live.onConversation(id, listener),
    async count(channel, outcome) {
      const { values } = await metrics.events.get();
      return values.find(({ labels }) => labels.channel === channel && labels.outcome === outcome)?.value ?? 0;
    },
  };
}

/** Serves a channel's endpoints as the application does: nothing reads the body before them. */
export async function serve(routes: Router): Promise<{ base: string; close(): Promise<void> }> {
  const server = createServer(express().use(routes) as Parameters<typeof createServer>[1]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A configuration with the values of the vectors in the channel reference. */
export function testConfig(messengerBase = 'http://127.0.0.1:9', zaloBase = messengerBase): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1',
    dataDir: '',
    encryptionKeys: [],
    trustProxy: 'loopback',
    spoolBytes: 2 ** 20,
    keysBesideData: false,
    secondPerson: false,
    retention: { caseDays: 180, talkDays: 30 },
    webOrigins: ['https://tinh.example.vn'],
    messenger: {
      pages: [{ token: 'TEST_TOKEN' }],
      appSecret: 'test_app_secret',
      verifyToken: 'xin-chao',
      apiBase: messengerBase,
    },
    zalo: {
      appId: '111',
      appSecret: 'zalo_app_secret',
      oaSecret: 'test_oa_secret',
      accounts: [{ token: 'refresh-0' }],
      paidReplies: false,
      apiBase: zaloBase,
      oauthBase: zaloBase,
    },
    zaloBot: { token: '77:BOT_TOKEN', secret: 'bot_webhook_secret', apiBase: zaloBase },
  };
}

/** A reply as the outbox holds it. */
export function replyOf(text: string, choices: { title: string; value: string }[] = [], attempts = 0): OutboxItem {
  const actions = choices.map((choice) => ({ type: 'imBack', ...choice }));
  const activity = { type: 'message', text, ...(choices.length && { suggestedActions: { to: [], actions } }) };
  return { id: 're:1:0', from: 'bot', createdAt: 0, seq: 1, attempts, dueAt: 0, activity };
}

export const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ title: `Mục ${n + 1}`, value: `#article:muc-${n + 1}` }));

export const messengerUser: Address = { channel: 'messenger', account: '100', user: '200' };
export const zaloBotUser: Address = { channel: 'zalo-bot', account: '77', user: '222' };
export const zaloUser: Address = { channel: 'zalo', account: '444', user: '222' };
