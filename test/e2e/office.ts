import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Cases } from '../../server/cases/cases';
import { readConfig } from '../../server/config';
import { LiveBus } from '../../server/conversations/events';
import { openAuditLog } from '../../server/staff/audit-log';
import { Vault } from '../../server/store/encryption';
import { openSqliteStore } from '../../server/store/sqlite/keeper';
import type { Role } from '../../server/store/contract/staff';
import { ask } from '../server/staff/api-under-test';
import { openDesk } from './browser';
import { ServerProcess } from './server-process';

const PASSWORD = 'mot cau dai de nho';

/** Puts cases into a server's store before it starts; fast enough for thousands. */
export async function seedCases(dataDir: string, count: number): Promise<void> {
  const { encryptionKeys } = readConfig({ DATA_DIR: dataDir });
  const store = await openSqliteStore(path.join(dataDir, 'haidang.db'), new Vault(encryptionKeys));
  const audit = await openAuditLog(store);
  const cases = new Cases({ store, audit, live: new LiveBus(), wake: () => undefined, now: Date.now });
  const begin = Date.now() - count * 1_000;
  const one = (n: number) => {
    const request = {
      caseId: `seed-${n}`,
      caseCode: `HD-S${String(n).padStart(5, '0')}`,
      priority: n % 50 ? 3 : 2,
    } as const;
    const text = `Hỏi việc số ${n}`;
    return ask(
      { store, cases },
      { ...request, summary: text },
      { id: `m${n}`, at: begin + n * 1_000, text, user: `u${n}` },
    );
  };
  for (let from = 0; from < count; from += 250)
    await Promise.all(Array.from({ length: Math.min(250, count - from) }, (_, n) => one(from + n)));
  await store.close();
}

/** A server with its staff, and people who write to it. */
export class Office {
  readonly server = new ServerProcess();
  #admin = '';

  async open(): Promise<this> {
    await this.server.start();
    const token = /token=(\S+)/.exec(this.server.setupLink)?.[1];
    this.#admin = await this.#call('/api/setup', { token, username: 'quantri', password: PASSWORD });
    return this;
  }

  async hire(username: string, name: string, role: Role = 'counsellor'): Promise<void> {
    await this.#call('/api/staff', { username, name, role, password: PASSWORD }, this.#admin);
  }

  /** Somebody's desk, signed in through the form. */
  async desk(browser: Browser, username: string, hash = ''): Promise<Page> {
    const page = await openDesk(browser, `${this.server.url}/console/${hash}`);
    await this.signIn(page, username);
    return page;
  }

  async signIn(page: Page, username?: string): Promise<void> {
    if (username !== undefined) await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Mật khẩu', { exact: true }).waitFor({ state: 'hidden' });
  }

  /** Somebody new writes on the web chat; gives the way to write more. */
  async citizen(text: string): Promise<(text: string) => Promise<void>> {
    const { token } = await this.#directLine<{ token: string }>('/tokens/generate', '');
    const { conversationId } = await this.#directLine<{ conversationId: string }>('/conversations', token);
    const user = { id: `dl_${randomBytes(8).toString('hex')}` };
    const write = async (said: string) => {
      const activity = { type: 'message', from: user, text: said };
      await this.#directLine(`/conversations/${conversationId}/activities`, token, activity);
    };
    await write(text);
    return write;
  }

  async #directLine<T>(place: string, token: string, body: object = {}): Promise<T> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const address = `${this.server.url}/v3/directline${place}`;
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`Direct Line answered ${response.status}`);
    return (await response.json()) as T;
  }

  async #call(place: string, body: object, cookie = ''): Promise<string> {
    const headers = { 'content-type': 'application/json', cookie };
    const response = await fetch(this.server.url + place, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${place} answered ${response.status}`);
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
}
