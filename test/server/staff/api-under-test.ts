import { mkdtempSync, rmSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import pino, { type Logger } from 'pino';
import type { HandoffRequest } from '../../../bot/handoff';
import { Cases } from '../../../server/cases/cases';
import type { Activity } from '../../../server/channels/activity';
import { SurgeSwitch } from '../../../server/conversations/surge-switch';
import { Findings } from '../../../server/channels/findings';
import { LiveBus } from '../../../server/conversations/events';
import type { Agency } from '../../../knowledge/agencies';
import { Campaigns } from '../../../server/campaigns/campaigns';
import { CampaignPictures } from '../../../server/campaigns/pictures';
import { Classes } from '../../../server/courses/classes';
import { type Content, loadContent } from '../../../knowledge/loader';
import { createReadContacts } from '../../../server/content/contacts';
import { type EditorsDesk, createEditorsDesk } from '../../../server/content/desk';
import { projectPaths } from '../../../server/paths';
import { Accounts } from '../../../server/staff/accounts';
import { cookieName } from '../../../server/staff/api/cookies';
import { type StaffApiParts, createStaffApi } from '../../../server/staff/api/router';
import { createNameFinder } from '../../../server/reports/figure-words';
import { Figures } from '../../../server/reports/figures';
import { createProvinceFinder } from '../../../server/reports/provinces';
import { createDiscreet } from '../../../server/staff/discreet-summary';
import { openAuditLog } from '../../../server/staff/audit-log';
import { Sessions } from '../../../server/staff/sessions';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import type { Address, InboxItem } from '../../../server/store/contract/conversations';
import type { Role } from '../../../server/store/contract/staff';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { Store } from '../../../server/store/store';
import { someMember } from '../records';

const PROVINCES = [
  { name: 'Nghệ An', merged: [] },
  { name: 'Cà Mau', merged: ['Bạc Liêu'] },
];

const HOTLINE = { kind: 'phone' as const, text: '111' };
export const PASSWORD = 'mat khau rat dai 1';
export const address: Address = { channel: 'web', account: 'web', user: 'u1' };

/** A store in a folder of its own, and the cases over it; `clock.now` is the time. */
export async function casesUnderTest() {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-staff-'));
  const store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
  const clock = { now: Date.UTC(2026, 6, 30, 2) };
  const now = () => clock.now;
  const live = new LiveBus();
  const news: string[] = [];
  const woken: string[] = [];
  live.on('case', (id, change) => news.push(`${change} ${id}`));
  const audit = await openAuditLog(store);
  const cases = new Cases({ store, audit, live, wake: (id) => woken.push(id), now });
  const close = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, folder, audit, cases, live, clock, now, leaseNow: now, news, woken, close };
}

/** Puts a person's message into the store and lets the bot ask for staff on its account. */
export async function ask(
  { store, cases }: { store: Store; cases: Cases },
  request: Partial<HandoffRequest> = {},
  message: { id?: string; at?: number; text?: string; user?: string } = {},
) {
  const { id = 'm1', at = 1_000, text = 'Cứu em với', user = 'u1' } = message;
  const activity = { type: 'message', text };
  const stored = await store.conversations.append({ ...address, user }, { id, from: 'user', receivedAt: at, activity });
  const item: InboxItem = { id, from: 'user', receivedAt: at, activity, seq: 1, attempts: 0 };
  await cases.takeHandoff(stored.id, address, item, handoff(request, text));
  return { conversationId: stored.id, item };
}

export function handoff(request: Partial<HandoffRequest>, summary = 'Cứu em với'): Activity {
  const facts = [{ name: 'intent', value: 'self_in_danger' }];
  const value: HandoffRequest = { caseId: 'case-1', caseCode: 'HD-AAAAAA', priority: 1, summary, facts, ...request };
  return { type: 'event', name: 'handoff.initiate', value };
}

const AGENCIES: Agency[] = [
  { id: 'police', kind: 'police', name: 'Công an (113)', contact: '113', when: 'Đang nguy hiểm' },
];

/** Making a real one takes seconds, and has a test of its own. */
const SOME_KIT = {
  province: 'Lào Cai',
  files: [{ name: 'loa-1-phut.txt', type: 'text/plain', body: 'Kính thưa bà con' }],
};

/** Editors over the real knowledge, read once. */
function editorsOver({ store, now }: { store: Store; now: () => number }, logger: Logger): EditorsDesk {
  const content = () => (knowledge ??= loadContent('knowledge'));
  const publish = () => Promise.resolve();
  return createEditorsDesk({
    paths: projectPaths(),
    store: store.editions,
    known: { content, files: content },
    publish,
    logger,
    now,
  });
}
let knowledge: Content | undefined;

/** The staff API as it runs, over real HTTP. */
export async function apiUnderTest(options: Partial<StaffApiParts> = {}) {
  const parts = await casesUnderTest();
  const logged: string[] = [];
  const logger = pino({}, { write: (line: string) => void logged.push(line) });
  const publicUrl = 'http://127.0.0.1:3978';
  const words = {
    findProvince: createProvinceFinder(PROVINCES),
    findCountry: createNameFinder(['Campuchia', 'Lào', 'Úc', 'Nhật Bản']),
    findAgency: createNameFinder(AGENCIES.map(({ name }) => name)),
  };
  const figures = new Figures({ store: parts.store, words });
  const { courses } = loadContent('knowledge');
  const classes = new Classes({
    store: parts.store.learning,
    courses: () => [...courses.values()],
    key: Buffer.alloc(32, 7),
    now: parts.now,
  });
  const pictures = new CampaignPictures({ store: parts.store.campaigns, publicUrl, now: parts.now });
  const campaigns = new Campaigns({
    store: parts.store.campaigns,
    pictures,
    cardOf: (id) =>
      id === 'fees-broker'
        ? { title: 'Phí', page: `${publicUrl}/bai/${id}`, picture: `${publicUrl}/bai/${id}.png`, bytes: () => 60_000 }
        : undefined,
    contacts: createReadContacts({ facts: () => new Map([['hotline.111', HOTLINE]]), publicUrl }),
    heardSince: () => ({ web: 0 }),
    foot: () => 'Nhắn "dừng" để thôi.',
    now: parts.now,
  });
  const kit = { of: (province: string) => Promise.resolve(province === 'Lào Cai' ? SOME_KIT : undefined) };
  const outreach = { classes, courses: () => [...courses.values()], kit, publicUrl };
  const router = createStaffApi({
    ...parts,
    outreach,
    campaigns: { campaigns, pictures, cards: () => [{ id: 'fees-broker', title: 'Phí' }] },
    surge: new SurgeSwitch({ secrets: parts.store.secrets, logger, now: parts.now }),
    figures,
    editors: editorsOver(parts, logger),
    publicPhones: () => new Set(),
    channels: () => [],
    findings: new Findings(logger, parts.now),
    logger,
    publicUrl,
    pushKey: 'key',
    agencies: () => AGENCIES,
    canned: () => [],
    suggest: () => [],
    hardWords: ['chết'],
    readConduct: () => undefined,
    discreet: createDiscreet({ surnames: ['nguyễn'], places: [], readConduct: () => undefined }),
    showTyping: () => undefined,
    triesPerMinute: 1_000,
    ...options,
  });
  const server = createServer(express().use(router));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signedIn = async (username: string, role: Role = 'counsellor') => {
    const member = someMember({ id: `id-${username}`, username, name: username.toUpperCase(), role });
    await parts.store.staff.add(member);
    const cookie = `${cookieName(false)}=${await new Sessions(parts.store, parts.now).open(member.id)}`;
    return Object.assign(new Caller(base), { id: member.id, cookie });
  };
  /** As `signedIn`, with a real password, which takes its time. */
  const withPassword = async (username: string, role: Role = 'counsellor') => {
    const member = await new Accounts(parts.store.staff, parts.now).add({
      username,
      name: username.toUpperCase(),
      role,
      password: PASSWORD,
      hasOwnPassword: true,
    });
    const caller = new Caller(base);
    await caller.post('/api/session', { username, password: PASSWORD });
    return Object.assign(caller, { id: member!.id });
  };
  return {
    ...parts,
    figures,
    base,
    logged,
    signedIn,
    withPassword,
    stranger: new Caller(base),
    close: () => shut(server, parts.close),
  };
}

async function shut(server: Server, closeStore: () => Promise<void>): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await closeStore();
}

export interface Answer {
  status: number;
  type: string;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

/** A browser as the API sees it: keeps the cookie, sends JSON. */
export class Caller {
  cookie = '';
  constructor(private readonly base: string) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers });
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.send('PATCH', path, JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  file(path: string, bytes: Buffer, type: string): Promise<Answer> {
    return this.send('POST', path, new Blob([new Uint8Array(bytes)]), { 'Content-Type': type });
  }

  act(caseId: string, action: string, body: unknown = {}, key?: string): Promise<Answer> {
    return this.post(`/api/cases/${caseId}/${action}`, body, key === undefined ? {} : { 'Idempotency-Key': key });
  }

  async send(
    method: string,
    path: string,
    body?: string | Blob,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.raw(method, path, body, headers);
    const set = response.headers.get('set-cookie')?.split(';')[0];
    if (set) this.cookie = set;
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, headers: response.headers, text, body: readJson(type, text) };
  }

  raw(
    method: string,
    path: string,
    body?: string | Blob,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
    redirect: 'follow' | 'manual' = 'follow',
  ): Promise<Response> {
    const sent = { Cookie: this.cookie, ...headers };
    return fetch(`${this.base}${path}`, {
      method,
      headers: sent,
      redirect,
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    });
  }
}

const readJson = (type: string, text: string) =>
  type.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {};
