import type { Browser, Page } from 'playwright-core';
import { openBrowser, openDesk, openPhone, reads, write } from './browser';
import { ServerProcess } from './server-process';

const PASSWORD = 'mot cau dai de nho';

describe('a citizen writes, and staff of 111 answer in the same chat', () => {
  let server: ServerProcess;
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  const broken: string[] = [];
  const watch = (page: Page) => page.on('pageerror', (error) => broken.push(error.message));

  beforeAll(async () => {
    server = await new ServerProcess().start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('the first administrator sets a password by the one-time link and sees the queue', async () => {
    desk = await openDesk(browser, server.setupLink);
    watch(desk);
    await desk.getByLabel('Tên đăng nhập').fill('lan');
    await desk.getByLabel('Tên hiện ra cho người nhắn').fill('Chị Lan');
    await desk.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await desk.getByLabel('Gõ lại mật khẩu').fill(PASSWORD);
    await desk.getByRole('button', { name: 'Tạo và đăng nhập' }).click();
    await desk.getByText('Không có ca nào đang chờ.').first().waitFor();
  });

  it('the page greets, and answers a question with choices', async () => {
    phone = await openPhone(browser, server.url);
    watch(phone);
    await reads(phone, /trợ lý tự động/);
    await write(phone, 'phi dich vu di xkld toi da may thang luong');
    await reads(phone, /tháng lương/);
    await phone.getByRole('button', { name: 'Nguồn' }).last().click();
    await reads(phone, /Kiểm tra ngày/);
  });

  it('a cry for help is answered at once with the numbers', async () => {
    await write(phone, 'cuu em voi ho nhot em o Bavet');
    await reads(phone, /\+84 981 84 84 84/);
    await reads(phone, /Chưa có ai đọc/);
  });

  it('the case stands in the queue without reloading, and staff take it', async () => {
    await desk.getByText('cuu em voi ho nhot em o Bavet').first().waitFor();
    await desk.getByText('cuu em voi ho nhot em o Bavet').first().click();
    await desk.getByRole('button', { name: 'Nhận ca', exact: true }).first().click();
    await reads(phone, /Chị Lan, nhân viên tổng đài 111, đang đọc tin của bạn/);
  });

  it('staff and the person talk, and the bot is silent', async () => {
    await phone.getByLabel('Tin nhắn của bạn').waitFor();
    await write(phone, 'em so lam chi oi');
    await desk.getByText('em so lam chi oi').first().waitFor();
    const box = desk.getByRole('textbox', { name: 'Trả lời người nhắn' });
    await box.fill('Chị đây. Em nhắn lúc này có an toàn không?');
    await box.press('Control+Enter');
    await reads(phone, 'Chị đây. Em nhắn lúc này có an toàn không?');
    const bubbles = await phone.getByRole('log').innerText();
    expect(bubbles.indexOf('em so lam chi oi')).toBeLessThan(bubbles.indexOf('Chị đây'));
    expect(bubbles.slice(bubbles.indexOf('em so lam chi oi'), bubbles.indexOf('Chị đây'))).not.toContain('Mình');
  });

  it('where the person is reaches staff when they have tapped twice, and not before', async () => {
    await phone.context().grantPermissions(['geolocation']);
    await phone.context().setGeolocation({ latitude: 11.08231, longitude: 106.16852 });
    await phone.locator('#place').click();
    await phone.getByRole('button', { name: 'Thôi' }).click();
    await phone.locator('#place').click();
    await phone.locator('#place-yes').click();
    await reads(phone, '📍 Vị trí');
    await desk.getByRole('log').getByText('11.08231').waitFor();
    expect(await desk.getByRole('log').getByText('11.08231').count()).toBe(1);
  });

  it('the conversation is still there after a reload', async () => {
    await phone.reload();
    await reads(phone, 'Chị đây. Em nhắn lúc này có an toàn không?');
    await reads(phone, 'cuu em voi ho nhot em o Bavet');
  });

  it('staff write a note and close the case; the person is told, and the bot answers again', async () => {
    await desk
      .getByRole('button', { name: /Đóng ca/ })
      .first()
      .click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('Đã giúp xong').first().click();
    await dialog.getByRole('button', { name: /Đóng ca/ }).click();
    await reads(phone, /Nhân viên đã kết thúc/);
    await write(phone, 'cảm ơn');
    await reads(phone, /Cảm ơn bạn đã nhắn/);
  });

  it('the quick exit leaves nothing of the conversation on the phone', async () => {
    await phone.route('https://www.google.com/**', (route) => route.fulfill({ body: 'elsewhere' }));
    await phone.getByText('Thoát nhanh').first().click();
    await phone.waitForURL('https://www.google.com/**');
    const back = await phone.context().newPage();
    await back.goto(server.url);
    await reads(back, /trợ lý tự động/);
    expect(await back.getByRole('log').innerText()).not.toContain('Bavet');
  });

  it('no page ran into an error', () => expect(broken).toEqual([]));
});
