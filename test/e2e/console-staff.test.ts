import { eventually } from '../eventually';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { Office } from './office';

const PASSWORD = 'con meo ngoi tren mai nha';

describe('an administrator and the accounts', () => {
  let office: Office;
  let browser: Browser;
  let admin: Page;
  let lan: Page;
  const broken: string[] = [];
  const watched = (page: Page) => {
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('dialog', (dialog) => void dialog.accept());
    return page;
  };

  beforeAll(async () => {
    office = await new Office().open();
    browser = await openBrowser();
    admin = watched(await office.desk(browser, 'quantri'));
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  const row = (name: string) => admin.getByRole('row').filter({ hasText: name });
  const edit = (name: string) => admin.getByRole('button', { name: `Sửa tài khoản của ${name}` }).click();

  it('the first one is told why they see cases, and for how long', async () => {
    await admin.getByRole('note').getByText('Chưa có tư vấn viên').waitFor();
    await admin.getByRole('button', { name: 'Nhận ca tiếp theo' }).waitFor();
  });

  it('adds a counsellor by keyboard, and gets a link to hand over; from then on cases are not theirs', async () => {
    await admin.getByRole('link', { name: 'Thêm nhân viên' }).click();
    await admin.getByLabel('Tên đăng nhập').focus();
    await admin.keyboard.type('lan');
    await admin.keyboard.press('Tab');
    await admin.keyboard.type('Chị Lan');
    await admin.keyboard.press('Enter');
    const link = admin.getByRole('textbox', { name: 'Đường dẫn để Chị Lan đặt mật khẩu' });
    const address = await link.inputValue();
    await link.press('Escape');
    await row('Chị Lan').getByText('Chưa đặt mật khẩu').waitFor();
    await admin.getByRole('note').waitFor({ state: 'detached' });
    expect(await admin.getByRole('link', { name: 'Hàng ca' }).count()).toBe(0);
    lan = watched(await (await browser.newContext({ locale: 'vi-VN' })).newPage());
    await lan.goto(address);
  });

  it('the counsellor sets a password that nobody else knows, once, and signs in', async () => {
    await lan.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await lan.getByLabel('Gõ lại mật khẩu').fill(PASSWORD);
    await lan.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await lan.getByText('Đã đặt mật khẩu').waitFor();
    await lan.reload();
    await lan.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await lan.getByLabel('Gõ lại mật khẩu').fill(PASSWORD);
    await lan.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await lan.getByText('Đường dẫn không đúng, đã dùng, hoặc quá hạn').waitFor();
    await lan.getByRole('link', { name: 'Tới trang đăng nhập' }).click();
    await lan.getByLabel('Tên đăng nhập').fill('lan');
    await lan.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await lan.getByRole('button', { name: 'Đăng nhập' }).click();
    await lan.getByRole('button', { name: 'Nhận ca tiếp theo' }).waitFor();
  });

  it('office and load are changed, and the counsellor works on undisturbed', async () => {
    await edit('Chị Lan');
    await admin.getByRole('dialog').getByRole('combobox', { name: 'Cơ sở' }).fill('Đà Nẵng');
    await admin.getByRole('dialog').getByLabel('Số ca cùng lúc').fill('6');
    await admin.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
    await row('Chị Lan').getByText('Đà Nẵng').waitFor();
    await lan.getByRole('button', { name: 'Nhận ca tiếp theo' }).click();
    await lan.getByText('Không có ca nào đang chờ.').first().waitFor();
  });

  it('another role ends the sessions at once, and nothing stays in sight, also when nobody touches the desk', async () => {
    await edit('Chị Lan');
    await admin.getByRole('dialog').getByLabel('Vai trò').selectOption('supervisor');
    await admin.getByText('Đổi vai trò thì mọi nơi').waitFor();
    await admin.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
    await row('Chị Lan').getByText('Trưởng ca').waitFor();
    await lan.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    const { width, height } = lan.viewportSize()!;
    await eventually(async () => expect(await lan.getByRole('dialog').boundingBox()).toMatchObject({ width, height }));
  });

  it('a locked account is out, and in again when it is unlocked', async () => {
    await edit('Chị Lan');
    await admin.getByRole('button', { name: 'Khóa tài khoản' }).click();
    await admin.getByRole('button', { name: 'Mở khóa' }).waitFor();
    await lan.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await lan.getByRole('button', { name: 'Đăng nhập' }).click();
    await lan.getByText('Sai tên đăng nhập hoặc mật khẩu.').waitFor();
    await admin.getByRole('button', { name: 'Mở khóa' }).click();
    await admin.getByRole('button', { name: 'Khóa tài khoản' }).waitFor();
    await lan.getByRole('button', { name: 'Đăng nhập' }).click();
    await lan.getByLabel('Mật khẩu', { exact: true }).waitFor({ state: 'hidden' });
  });

  it('no page ran into an error', () => expect(broken).toEqual([]));
});
