// Makes the pictures of the README and of docs/console.md from a real server and a real browser: npm run screenshots
/* global fetch */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const here = path.dirname(fileURLToPath(import.meta.url));
const port = '3990';
const url = `http://127.0.0.1:${port}`;
const password = 'mot cau dai de nho';
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const OLD_PHONE = { width: 360, height: 740 };
const TOUCH = { isMobile: true, hasTouch: true };

/** Starts a server on an empty data folder; gives it and the token of its one-time link. */
async function startServer() {
  const env = { ...process.env, PORT: port, DATA_DIR: mkdtempSync(path.join(tmpdir(), 'haidang-pictures-')) };
  const server = spawn(process.execPath, ['dist/server/main.js'], { cwd: path.dirname(here), env });
  for await (const line of createInterface({ input: server.stdout })) {
    const token = /setup\?token=(\S+)/.exec(line)?.[1];
    if (token) return { server, token };
  }
  throw new Error('the server did not start');
}

/** Calls the staff API; gives the cookie of a session that was begun. */
async function call(place, body, cookie = '') {
  const headers = { 'content-type': 'application/json', cookie };
  const response = await fetch(url + place, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${place} answered ${response.status}`);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const { server, token } = await startServer();
const admin = await call('/api/setup', { token, username: 'quantri', password });
for (const [username, name, role, office] of [
  ['lan', 'Chị Lan', 'counsellor', 'Hà Nội'],
  ['minh', 'Anh Minh', 'counsellor', 'Đà Nẵng'],
  ['hoa', 'Cô Hoa', 'supervisor', 'Hà Nội'],
  ['bien', 'Chị Biên', 'editor', 'Hà Nội'],
])
  await call('/api/staff', { username, name, role, office, password }, admin);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--lang=vi'],
});
const open = async (address, viewport, options = {}) => {
  const page = await (await browser.newContext({ viewport, locale: 'vi-VN', ...options })).newPage();
  await page.goto(address);
  return page;
};
/** Somebody's desk, signed in. */
const desk = async (username, place = '', viewport = DESK, options = {}) => {
  const page = await open(`${url}/console/${place}`, viewport, options);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu', { exact: true }).waitFor({ state: 'hidden' });
  return page;
};
const say = async (page, text, answer) => {
  await page.getByLabel('Tin nhắn của bạn').fill(text);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByRole('log').getByText(answer).first().waitFor();
};
/** Keeps a picture small enough for a page that is read on a poor network. */
const picture = async (page, name) => {
  await page.waitForTimeout(800);
  const file = path.join(here, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await sharp(await page.screenshot())
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(file);
};

const lan = await desk('lan');
const minh = await desk('minh');

const seeker = await open(url, OLD_PHONE, { ...TOUCH, deviceScaleFactor: 2 });
await seeker.getByText(/trợ lý tự động/).waitFor();
await say(seeker, 'phi dich vu di nhat toi da may thang luong', /tháng lương/);
await picture(seeker, 'chat-question');

const other = await open(url, OLD_PHONE, TOUCH);
await say(other, 'em gái tôi bị số 0912 345 678 đưa sang Trung Quốc, hai tuần nay không gọi được', /mã HD-/);
const tip = await open(url, OLD_PHONE, TOUCH);
await say(tip, 'tôi muốn báo tin: người tên Hùng, số 0912345678, đang gom mấy em gái 15 tuổi ở Lào Cai', /mã HD-/);
const worker = await open(url, OLD_PHONE, TOUCH);
await say(worker, 'cho tôi gặp nhân viên', /mã HD-/);
const held = await open(url, OLD_PHONE, { ...TOUCH, deviceScaleFactor: 2 });
await say(held, 'cuu em voi ho nhot em o Bavet tang 4, gan casino', /\+84 981/);
await picture(held, 'chat-emergency');
await lan.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor();
await picture(lan, 'console/queue');

await lan.keyboard.press('Alt+n');
await held.getByText(/đang đọc tin của bạn/).waitFor();
const reply = lan.getByRole('textbox', { name: 'Trả lời người nhắn' });
await reply.fill('Chị đây. Em nhắn lúc này có an toàn không?');
await reply.press('Control+Enter');
await held.getByText('Chị đây.').waitFor();
await held.getByLabel('Tin nhắn của bạn').fill('da duoc, co 6 nguoi, no giu het ho chieu, em bi dau bung');
await held.getByRole('button', { name: 'Gửi', exact: true }).click();
await lan.getByRole('log').getByText('no giu het ho chieu').waitFor();
await picture(lan, 'console');
await lan.emulateMedia({ colorScheme: 'dark' });
await picture(lan, 'console/case-dark');

await minh.getByRole('button', { name: 'Nhận ca tiếp theo' }).click();
await minh.getByText('Bạn đang giữ').first().waitFor();
const pocket = await desk('minh', new URL(minh.url()).hash, PHONE, TOUCH);
await pocket.getByRole('log').waitFor();
await picture(pocket, 'console/phone');

const hoa = await desk('hoa', '#/rings');
await hoa.getByRole('heading', { name: /^Nhóm 1/ }).waitFor();
await picture(hoa, 'console/rings');
await hoa.goto(`${url}/console/#/board`);
await hoa.getByText('Chờ người nhận').waitFor();
await picture(hoa, 'console/board');

const bien = await desk('bien', '#/content/offer-stop-signs');
await bien.getByRole('button', { name: 'Sửa bài này' }).waitFor();
await picture(bien, 'console/article');

await browser.close();
server.kill();
