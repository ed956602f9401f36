// Makes the pictures of the README from a real server and a real browser: npm run screenshots
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const port = '3990';
const url = `http://127.0.0.1:${port}`;
const password = 'mot cau dai de nho';

/** Starts a server on an empty data folder; gives it and its one-time link. */
async function startServer() {
  const env = { ...process.env, PORT: port, DATA_DIR: mkdtempSync(path.join(tmpdir(), 'haidang-pictures-')) };
  const server = spawn(process.execPath, ['dist/server/main.js'], { cwd: path.dirname(here), env });
  for await (const line of createInterface({ input: server.stdout })) {
    const link = /https?:\S+setup\?token=\S+/.exec(line)?.[0];
    if (link) return { server, link };
  }
  throw new Error('the server did not start');
}

const { server, link } = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const open = async (address, viewport, options = {}) => {
  const page = await (await browser.newContext({ viewport, locale: 'vi-VN', ...options })).newPage();
  await page.goto(address);
  return page;
};
const say = async (page, text, answer) => {
  await page.getByLabel('Tin nhắn của bạn').fill(text);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByRole('log').getByText(answer).first().waitFor();
};

const desk = await open(link, { width: 1366, height: 768 });
await desk.getByLabel('Tên đăng nhập').fill('lan');
await desk.getByLabel('Tên hiện ra cho người nhắn').fill('Chị Lan');
await desk.getByLabel('Mật khẩu', { exact: true }).fill(password);
await desk.getByLabel('Gõ lại mật khẩu').fill(password);
await desk.getByRole('button', { name: 'Tạo và đăng nhập' }).click();
await desk.getByText('Không có ca nào').first().waitFor();

const phoneView = { width: 360, height: 740 };
const phone = { deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const seeker = await open(url, phoneView, phone);
await seeker.getByText(/trợ lý tự động/).waitFor();
await say(seeker, 'phi dich vu di nhat toi da may thang luong', /tháng lương/);
await seeker.waitForTimeout(500);
await seeker.screenshot({ path: path.join(here, 'chat-question.png') });

const other = await open(url, phoneView, phone);
await say(other, 'em gái tôi sang Trung Quốc hai tuần nay không gọi được', /mã HD-/);
const worker = await open(url, phoneView, phone);
await say(worker, 'cho tôi gặp nhân viên', /mã HD-/);
const held = await open(url, phoneView, phone);
await say(held, 'cuu em voi ho nhot em o Bavet tang 4', /\+84 981/);
await held.waitForTimeout(500);
await held.screenshot({ path: path.join(here, 'chat-emergency.png') });

await desk.getByText('cuu em voi ho nhot em').first().click();
await desk.getByRole('button', { name: 'Nhận ca' }).first().click();
await held.getByText(/đang đọc tin của bạn/).waitFor();
await desk.getByRole('textbox', { name: 'Trả lời người nhắn' }).fill('Chị đây. Em nhắn lúc này có an toàn không?');
await desk.getByRole('textbox', { name: 'Trả lời người nhắn' }).press('Control+Enter');
await held.getByText('Chị đây.').waitFor();
await desk.waitForTimeout(4000);
await desk.screenshot({ path: path.join(here, 'console.png') });

await browser.close();
server.kill();
