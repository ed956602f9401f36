import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../eventually';
import { openBrowser, openDesk, openPhone, reads, write } from './browser';
import { ServerProcess } from './server-process';
import { StaffClient } from './staff-client';

/** What nobody but staff may ever read: in each of its forms, as it is written and as an address would carry it. */
const MARKED = ['Zuzana Quỳnh Khuê', '0987 612 345', 'xóm Đồi Sương Mai', 'ghi chú kín của tư vấn viên'];
const FORMS = MARKED.flatMap((mark) => [
  mark,
  encodeURIComponent(mark),
  mark.replaceAll(' ', ''),
  mark.replaceAll(' ', '+'),
]);
const CRY = `cứu em với, họ nhốt em ở ${MARKED[2]}, em là ${MARKED[0]}, gọi ${MARKED[1]}`;

/** All that a page leaves in its browser; run there. */
const KEPT = `(async () => JSON.stringify({
  local: { ...localStorage },
  session: { ...sessionStorage },
  cookies: document.cookie,
  title: document.title,
  databases: await indexedDB.databases(),
  caches: 'caches' in window ? await caches.keys() : [],
}))()`;

const marksIn = (text: string) => FORMS.filter((form) => text.normalize('NFC').includes(form));

describe('what people and staff write', () => {
  const taken: string[] = [];
  let receiver: Server;
  let server: ServerProcess;
  let browser: Browser;
  let chat: Page;
  let desk: Page;
  let staff: StaffClient;
  let caseId: string;
  const addresses: string[] = [];

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      taken.push(JSON.stringify(request.headers), request.url ?? '');
      request.on('data', (part: Buffer) => taken.push(part.toString()));
      request.on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = receiver.address() as AddressInfo;
    server = await new ServerProcess({
      STAFF_WEBHOOK_URL: `http://127.0.0.1:${port}/alarm`,
      STAFF_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    }).start();
    browser = await openBrowser();
    const admin = await StaffClient.setUp(server);
    staff = await admin.hire(server.url, 'lan');
    chat = await openPhone(browser, server.url);
    chat.on('request', (request) => addresses.push(request.url()));
    await write(chat, CRY);
    await reads(chat, /113/);
    // The page's own first words hold the number, too.
    await eventually(async () => {
      const { items } = await staff.read<{ items: { id: string }[] }>(server.url, '/api/cases');
      caseId = items[0]!.id;
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    receiver.close();
  });

  it('is read by staff, who handle it: the marks are there where they belong', async () => {
    const deeds: [string, object][] = [
      ['claim', {}],
      ['messages', { text: `Chào ${MARKED[0]}` }],
      ['notes', { text: `${MARKED[3]}: ${MARKED[1]}` }],
      ['sheet/where', { value: MARKED[2], revision: 0 }],
      ['refer', { agency: 'Công an', text: CRY, consent: 'danger' }],
    ];
    for (const [deed, body] of deeds)
      expect((await staff.call(server.url, 'POST', `/api/cases/${caseId}/${deed}`, body)).status).toBe(200);
    const page = await (await staff.call(server.url, 'GET', `/api/cases/${caseId}`)).text();
    expect(MARKED.filter((mark) => !page.includes(mark))).toEqual([]);
    await staff.call(server.url, 'POST', '/api/cases/search', { q: MARKED[1] });
  });

  it('stands in no address that a page calls, no title, and nothing that a browser keeps', async () => {
    desk = await openDesk(browser, `${server.url}/console/`);
    desk.on('request', (request) => addresses.push(request.url()));
    await desk.getByLabel('Tên đăng nhập').fill('lan');
    await desk.getByLabel('Mật khẩu', { exact: true }).fill('mot cau dai de nho');
    await desk.getByRole('button', { name: 'Đăng nhập' }).click();
    await desk.getByLabel('Tìm theo mã ca, số điện thoại, nơi, tên').fill(MARKED[1]!);
    await desk.locator('.queue-item').first().click();
    await desk.getByRole('log').getByText(MARKED[0]!).first().waitFor();
    await desk.getByLabel('Trả lời người nhắn').fill(MARKED[2]!);
    for (const page of [chat, desk]) {
      const kept = await page.evaluate<string>(KEPT);
      expect(marksIn(kept)).toEqual([]);
      addresses.push(page.url());
    }
    expect(addresses.length).toBeGreaterThan(5);
    expect(marksIn(addresses.join('\n'))).toEqual([]);
  });

  it('is in no answer to what is wrong', async () => {
    const mark = MARKED[0]!;
    const bad = [
      fetch(`${server.url}/${encodeURIComponent(mark)}`),
      fetch(`${server.url}/bai/${encodeURIComponent(mark)}`),
      fetch(`${server.url}/api/${encodeURIComponent(mark)}`),
      fetch(`${server.url}/v3/directline/conversations/${encodeURIComponent(mark)}/activities`),
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        body: `{"username":"${mark}"`,
        headers: { 'content-type': 'application/json' },
      }),
      staff.call(server.url, 'POST', `/api/cases/${caseId}/transfer`, { to: mark }),
      staff.call(server.url, 'POST', `/api/cases/${caseId}/follow`, { until: mark }),
      staff.call(server.url, 'GET', `/api/cases/${encodeURIComponent(mark)}`),
    ];
    for (const answer of await Promise.all(bad)) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect({ url: answer.url, marks: marksIn(await answer.text()) }).toEqual({ url: answer.url, marks: [] });
      expect(marksIn(JSON.stringify([...answer.headers]))).toEqual([]);
    }
  });

  it('is in no alarm that leaves the house, and in no figure', async () => {
    expect(taken.join('\n')).toContain('"type":"case.');
    expect(marksIn(taken.join('\n'))).toEqual([]);
    for (const place of ['/metrics', '/healthz', '/readyz'])
      expect(marksIn(await (await fetch(server.url + place)).text())).toEqual([]);
  });

  it('is in nothing that the server prints, and nowhere in clear in its folder', async () => {
    await server.stop();
    expect(marksIn(server.output)).toEqual([]);
    const files = readdirSync(server.dataDir, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter(
      (one) => one.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(path.join(parentPath, name));
      expect({ name, marks: marksIn(bytes.toString('utf8')) }).toEqual({ name, marks: [] });
    }
  });
});
