import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { BETWEEN_QUOTES } from '../../bot/offers/offer';
import { violations } from './accessibility';
import { openBrowser, openPhone, reads } from './browser';
import { LOOKS, pictureOf } from './screens';
import { ServerProcess } from './server-process';

const SCAM =
  'Tuyển gấp 10 bạn sang Campuchia làm chat cho sàn, không cần bằng cấp, lương 1.200 đô, bao vé xe, giữ hộ chiếu tại công ty. Ib Telegram.';
const THIN = 'Bên mình có việc, bạn cần thì nhắn nhé';

describe('the page that checks an offer', () => {
  const server = new ServerProcess();
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), server.start()]);
    page = await openPhone(browser, `${server.url}/kiem-tra/`);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const result = () => page.locator('#result');
  const check = async (text: string) => {
    await page.getByLabel(/Dán tin tuyển dụng/).fill(text);
    await page.getByRole('button', { name: 'Xem tin này' }).click();
    await page.locator('#form:not(.busy)').waitFor();
  };

  it('says of a pasted advert what is dangerous, in its own words, and what to do', async () => {
    await check(SCAM);
    await result()
      .getByRole('heading', { name: /nguy hiểm/i })
      .waitFor();
    const quotes = await result().locator('q').allTextContents();
    expect(quotes).not.toHaveLength(0);
    for (const quote of quotes) for (const part of quote.split(BETWEEN_QUOTES)) expect(SCAM).toContain(part);
    expect(await result().textContent()).toMatch(/111/);
  });

  it('gives the card to pass on only when it is wanted', async () => {
    const card = result().locator('img');
    expect(await card.getAttribute('src')).toBeNull();
    const loaded = page.waitForResponse(/the\.png/);
    await result().locator('summary').click();
    const response = await loaded;
    expect(response.headers()['content-type']).toBe('image/png');
    expect((await sharp(await response.body()).metadata()).width).toBeGreaterThan(500);
  });

  it('asks for more where too little is said', async () => {
    await check(THIN);
    await result()
      .getByRole('heading', { name: /chưa đủ/i })
      .waitFor();
  });

  it.each(LOOKS)('reads a picture (%s) into the box, to be corrected, and then judges it', async (look) => {
    const buffer = await pictureOf(browser, look, SCAM);
    await page.getByLabel(/Dán tin tuyển dụng/).fill('');
    await page.locator('#picture').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer });
    await page
      .getByRole('status')
      .getByText(/đọc xong|xem lại/i)
      .waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Xem tin này' }).click();
    await result()
      .getByRole('heading', { name: /nguy hiểm/i })
      .waitFor();
  });

  it('asks kindly for a better picture when nothing can be read', async () => {
    const blank = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await page.locator('#picture').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: blank });
    await page.getByRole('status').getByText(/ảnh/).waitFor();
  });

  it('sends somebody who is in danger to the chat at once', async () => {
    await check('em đang bị nhốt trong công ty ở Bavet, họ thu điện thoại và hộ chiếu, cứu em với');
    await result().getByRole('link').first().waitFor();
    expect(await result().locator('.alarm').textContent()).toMatch(/111|113/);
  });

  it('keeps nothing in the browser', async () => {
    expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0);
  });

  it.each(['light', 'dark'] as const)('breaks no rule of WCAG 2.2 AA (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await check(SCAM);
    await result().locator('li').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('hands the advert over to the chat, where it goes out only when it is sent, and can be reported', async () => {
    await check(SCAM);
    await result()
      .getByRole('button', { name: /Báo tin này/ })
      .click();
    const field = page.getByLabel('Tin nhắn của bạn');
    await field.waitFor();
    expect(page.url()).toBe(`${server.url}/`);
    expect(await field.inputValue()).toBe(SCAM);
    await page.getByText('Bấm Gửi thì mình mới nhận được').waitFor();
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await reads(page, /NGUY HIỂM/);
    await page.getByRole('button', { name: 'Báo tin này' }).click();
    await reads(page, /mã HD-/);
    await page.reload();
    await reads(page, /mã HD-/);
    expect(await field.inputValue()).toBe('');
  });
});

describe('the chat page', () => {
  const server = new ServerProcess();
  let browser: Browser;

  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), server.start()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('takes a picture, and soon says what is dangerous in it', async () => {
    const page = await openPhone(browser, server.url);
    const buffer = await pictureOf(browser, 'post', SCAM);
    await page.getByLabel('Gửi ảnh').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer });
    await reads(page, /đang đọc chữ trong ảnh/);
    await reads(page, /NGUY HIỂM/);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await reads(page, '🖼️ Ảnh');
  });
});
