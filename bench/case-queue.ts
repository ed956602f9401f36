import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import express from 'express';
import pino from 'pino';
import { Cases } from '../server/cases/cases';
import { openCase } from '../server/cases/joining';
import { loadSurnames } from '../knowledge/conduct';
import { loadContent } from '../knowledge/loader';
import { createEditorsDesk } from '../server/content/desk';
import { projectPaths } from '../server/paths';
import { Figures } from '../server/reports/figures';
import { Findings } from '../server/channels/findings';
import { LiveBus } from '../server/conversations/events';
import { cookieName } from '../server/staff/api/cookies';
import { createStaffApi } from '../server/staff/api/router';
import { createDiscreet, placeNames } from '../server/staff/discreet-summary';
import { openAuditLog } from '../server/staff/audit-log';
import { Sessions } from '../server/staff/sessions';
import { Vault, generateKey, parseKeys } from '../server/store/encryption';
import type { Case } from '../server/store/contract/cases';
import type { Address } from '../server/store/contract/conversations';
import { openSqliteStore } from '../server/store/sqlite/keeper';
import type { Store } from '../server/store/store';
import { type Figure, figure } from './figures';

/** Figures are not asked for here. */
const none = () => undefined;

/** A very bad week; and ten of them, with nobody to close a case. */
export const OPEN_CASES = { usual: 10_000, many: 100_000 } as const;
const LONG_CASE = 2_000;
const ROUNDS = 60;
const MESSAGES = 100;

/** What staff feel: a long queue, a long case, and how soon a message is seen in an open console; over real HTTP. */
export async function measureCases(open: number): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-bench-cases-'));
  const store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
  const desk = await openDesk(store);
  try {
    await fill(store, open);
    const { id } = await longCase(store, desk.cases);
    const timed = (address: string) => samples(() => desk.get(address));
    return [
      figure(`queue of ${open} open cases, first page`, 'ms', await timed('/api/cases')),
      figure('… of one priority', 'ms', await timed('/api/cases?priority=2&status=open')),
      figure('… searched for a place', 'ms', await timed('/api/cases?q=Poipet')),
      figure(`a case with ${LONG_CASE} messages`, 'ms', await timed(`/api/cases/${id}`)),
      figure('message until an open console hears of it', 'ms', await newsTimes(desk)),
    ];
  } finally {
    desk.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function openDesk(store: Store) {
  const now = Date.now;
  const live = new LiveBus();
  const audit = await openAuditLog(store);
  const cases = new Cases({ store, audit, live, wake: () => undefined, now });
  const logger = pino({ level: 'silent' });
  const publicUrl = 'http://127.0.0.1';
  const content = () => loadContent(projectPaths().knowledge);
  const editors = createEditorsDesk({
    paths: projectPaths(),
    store: store.editions,
    known: { content, files: content },
    publish: () => Promise.resolve(),
    logger,
    now,
  });
  const api = createStaffApi({
    editors,
    store,
    cases,
    audit,
    figures: new Figures({ store, words: { findProvince: none, findCountry: none, findAgency: none } }),
    publicPhones: () => new Set(),
    channels: () => [],
    findings: new Findings(logger, now),
    live,
    logger,
    publicUrl,
    pushKey: '',
    agencies: () => [],
    canned: () => [],
    suggest: () => [],
    hardWords: [],
    readConduct: () => undefined,
    discreet: createDiscreet({
      surnames: loadSurnames(projectPaths().knowledge),
      places: placeNames(content()),
      readConduct: () => undefined,
    }),
    showTyping: () => undefined,
    now,
  });
  const server = createServer(express().use(api));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const member = {
    id: 's1',
    username: 'lan',
    name: 'Lan',
    role: 'counsellor',
    passwordHash: '',
    createdAt: 0,
  } as const;
  await store.staff.add({ ...member, views: [], version: 1 });
  const cookie = `${cookieName(false)}=${await new Sessions(store, now).open(member.id)}`;
  const get = async (address: string) => {
    const response = await fetch(`${base}${address}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.text();
  };
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { cases, store, base, cookie, get, close };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

const addressOf = (n: number): Address => ({ channel: 'web', account: 'web', user: `u${n}` });

/** Open cases of every priority, each with a page of facts, as after a very bad week. */
async function fill(store: Store, open: number): Promise<void> {
  for (let from = 0; from < open; from += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, n) => store.cases.insert(someCase(from + n))));
  }
  for (let n = 0; n < open; n += 500) await store.cases.index(`case-${n}`, ['word:poipet']);
}

function someCase(n: number): Case {
  const facts = Array.from({ length: 12 }, (_, k) => ({
    name: `fact${k}`,
    value: 'ở tầng bốn, gần chợ, có người canh',
  }));
  const request = {
    caseId: `case-${n}`,
    caseCode: `HD-${String(n).padStart(6, '0')}`,
    facts,
    summary: 'Cứu em với'.repeat(10),
  };
  const item = { id: 'm1', receivedAt: Date.now() - n * 1_000 };
  return openCase(`conversation-${n}`, 'web', {
    item,
    request: { ...request, priority: ((n % 3) + 1) as Case['priority'] },
  });
}

async function longCase(kept: Store, cases: Cases): Promise<{ id: string }> {
  const address = addressOf(0);
  for (let from = 0; from < LONG_CASE; from += 500) {
    await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        kept.conversations.append(address, {
          id: `m${from + n}`,
          from: 'user',
          receivedAt: from + n,
          activity: { type: 'message', text: 'Em đang ở tầng bốn, họ giữ hộ chiếu của em rồi chị ơi' },
        }),
      ),
    );
  }
  await handOff(kept, cases, { address, message: 'm0', caseId: 'long' });
  return { id: 'long' };
}

async function handOff(
  kept: Store,
  cases: Cases,
  { address, message, caseId }: { address: Address; message: string; caseId: string },
) {
  const activity = { type: 'message', text: 'Cứu em với' };
  const item = { id: message, from: 'user', receivedAt: Date.now(), activity, seq: 1, attempts: 0 } as const;
  const value = { caseId, caseCode: `HD-${caseId}`, priority: 1, summary: activity.text, facts: [] };
  const event = { type: 'event', name: 'handoff.initiate', value };
  await cases.takeHandoff(kept.conversations.idOf(address), address, item, event);
}

async function samples(work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}

/** From the moment in which the bot hands a message over to its line on a console's stream. */
async function newsTimes({ cases, store: kept, base, cookie }: Desk): Promise<number[]> {
  const response = await fetch(`${base}/api/stream`, { headers: { cookie } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('the stream has no body');
  const heard = async (what: string) => {
    for (let text = ''; !text.includes(what);) text += (await reader.read()).value ?? '';
  };
  await heard('ready');
  const times: number[] = [];
  for (let n = 0; n < MESSAGES; n += 1) {
    const began = performance.now();
    await handOff(kept, cases, { address: addressOf(n + 1), message: 'm1', caseId: `news-${n}` });
    await heard(`news-${n}"`);
    times.push(performance.now() - began);
  }
  await reader.cancel();
  return times;
}
