import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPhone, reads, write } from './browser';
import { Office } from './office';

const CRY = 'cuu em voi ho nhot em o Bavet';

/** Notes the tones that are played and the badge of the app, which a browser without a screen has neither of. */
const LISTENER = `
  window.tones = 0;
  window.badge = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) { window.tones += 1; return start.apply(this, at); };
  navigator.setAppBadge = async (count) => { window.badge = count; };
  navigator.clearAppBadge = async () => { window.badge = 0; };
`;

/** Asks again and again: the page's own rules let nothing of ours wait inside it. */
const until = async (met: () => Promise<boolean>) => {
  while (!(await met())) await new Promise((resolve) => setTimeout(resolve, 100));
};

describe('an emergency that nobody takes', () => {
  let office: Office;
  let browser: Browser;
  let lan: Page;
  let minh: Page;

  beforeAll(async () => {
    office = await new Office().open();
    await office.hire('lan', 'Chị Lan');
    await office.hire('minh', 'Anh Minh');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  const listening = async (page: Page) => {
    await page.addInitScript(LISTENER);
    await page.reload();
    await page.getByRole('button', { name: 'Bật chuông' }).click();
    return page;
  };
  const tones = (page: Page) => page.evaluate<number>('window.tones');
  const rung = (page: Page, before: number) => until(async () => (await tones(page)) >= before + 6);
  const badge = (page: Page, count: number) => until(async () => (await page.evaluate('window.badge')) === count);
  const titled = (page: Page, title: string) => until(async () => (await page.title()) === title);

  it('while nobody is on shift the person is told so, with the numbers that answer now', async () => {
    const phone = await openPhone(browser, office.server.url);
    await reads(phone, /trợ lý tự động/);
    await write(phone, 'cho tôi gặp nhân viên');
    const told = phone.getByRole('log').getByText(/chưa có người trực ở khung chat này/);
    await told.waitFor({ timeout: 60_000 });
    await reads(phone, /gọi 111 .*113 khi đang nguy hiểm.*\+84 981 84 84 84/s);
    await phone.context().close();
  });

  it('calls in sound, words, title and badge, with no word of what was written', async () => {
    lan = await listening(await office.desk(browser, 'lan'));
    minh = await office.desk(browser, 'minh');
    const before = await tones(lan);
    await office.citizen(CRY);
    await lan.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor();
    await titled(lan, '(!) KHẨN CẤP: 1 ca chưa ai nhận');
    await badge(lan, 1);
    await rung(lan, before);
    expect(await lan.locator('.urgent-strip').innerText()).not.toContain('Bavet');
  });

  it('calls again after a while, also whoever had pressed nothing', async () => {
    const before = await tones(lan);
    await rung(lan, before);
  });

  it('is quiet for a minute for whoever says that they saw it, but stays in words', async () => {
    await lan.getByRole('button', { name: 'Tắt chuông 1 phút' }).click();
    const before = await tones(lan);
    await lan.waitForTimeout(17_000);
    expect(await tones(lan)).toBe(before);
    await lan.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor();
    await badge(lan, 1);
  });

  it('is behind its time after a minute, for everybody to see', async () => {
    await minh.locator('.queue-item', { hasText: CRY }).getByText('Quá giờ').waitFor({ timeout: 60_000 });
  });

  it('calls nobody once somebody has taken it', async () => {
    await minh.keyboard.press('Alt+n');
    await minh.locator('.case-header').getByText('Bạn đang giữ').waitFor();
    await lan.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor({ state: 'hidden' });
    await titled(lan, 'Hải Đăng · Tổng đài 111');
    await badge(lan, 0);
  });

  it('comes back to all when the console of its owner is gone, and calls again', async () => {
    const before = await tones(lan);
    await minh.context().close();
    await lan.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor({ timeout: 120_000 });
    await rung(lan, before);
    await lan.locator('.queue-item', { hasText: CRY }).click();
    await lan.getByRole('tab', { name: 'Lịch sử' }).click();
    await lan.getByText(/ca được giao lại: người giữ/).waitFor();
  });

  it('reminds an owner who leaves the person without an answer', async () => {
    await lan.getByRole('button', { name: 'Nhận ca', exact: true }).first().click();
    await lan.locator('.case-header').getByText('Bạn đang giữ').waitFor();
    await lan.getByText('Người nhắn đang đợi bạn trả lời').waitFor({ timeout: 120_000 });
  });
});
