import type { Browser, Page } from 'playwright-core';
import { violations } from './accessibility';
import { openBrowser } from './browser';
import { Office } from './office';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };

/** Who sees which pages, by the part of the address after `#/`. */
const PAGES: readonly (readonly [user: string, places: readonly string[]])[] = [
  ['hoa', ['', 'duty', 'account']],
  ['quantri', ['staff', 'account']],
  ['ktv', ['audit']],
];

describe('every screen of the console keeps to WCAG 2.2 AA', () => {
  let office: Office;
  let browser: Browser;
  let desk: Page;

  beforeAll(async () => {
    office = await new Office().open();
    await office.hire('hoa', 'Cô Hoa', 'supervisor');
    await office.hire('ktv', 'Anh Kiểm', 'auditor');
    for (const text of [
      'cuu em voi ho nhot em o Bavet, doa giet em',
      'em gái tôi đi Trung Quốc hai tuần không gọi được',
    ])
      await office.citizen(text);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  const inEveryForm = async (page: Page, found: Record<string, string[]>, name: string) => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const size of [DESK, PHONE]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        await page.waitForTimeout(300);
        const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
        const wrong = [...(await violations(page)), ...(wide ? ['scrolls sideways'] : [])];
        if (wrong.length) found[`${name} ${colorScheme} ${size.width}`] = wrong;
      }
    await page.setViewportSize(DESK);
  };

  it('the sign-in', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${office.server.url}/console/`);
    await page.getByLabel('Tên đăng nhập').waitFor();
    const found = {};
    await inEveryForm(page, found, 'sign-in');
    expect(found).toEqual({});
  });

  it.each(PAGES)('the pages of %s', async (user, places) => {
    desk = await office.desk(browser, user);
    const found = {};
    for (const place of places) {
      await desk.evaluate(`location.hash = '#/${place}'`);
      await desk.waitForTimeout(1_500);
      await inEveryForm(desk, found, `/${place}`);
    }
    expect(found).toEqual({});
  });

  it('an account and its dialogs, and the page on which a password is set', async () => {
    desk = await office.desk(browser, 'quantri', '#/staff');
    const found = {};
    await desk.getByRole('button', { name: 'Sửa tài khoản của Cô Hoa' }).click();
    await desk.getByRole('dialog').waitFor();
    await inEveryForm(desk, found, 'account');
    desk.on('dialog', (dialog) => void dialog.accept());
    await desk.getByRole('button', { name: 'Sửa tài khoản của Anh Kiểm' }).waitFor({ state: 'attached' });
    await desk.getByRole('dialog').press('Escape');
    await desk.getByRole('button', { name: 'Sửa tài khoản của Anh Kiểm' }).click();
    await desk.getByRole('button', { name: 'Đường dẫn đặt mật khẩu' }).click();
    const address = await desk.getByRole('textbox', { name: 'Đường dẫn để Anh Kiểm đặt mật khẩu' }).inputValue();
    await inEveryForm(desk, found, 'link');
    await desk.goto(address);
    await desk.reload();
    await desk.getByRole('button', { name: 'Đặt mật khẩu' }).waitFor();
    await inEveryForm(desk, found, 'password');
    expect(found).toEqual({});
  });

  it('a case, each of its tabs and dialogs, and its sheet on paper', async () => {
    desk = await office.desk(browser, 'hoa');
    await desk.keyboard.press('Alt+n');
    await desk.getByRole('tab', { name: 'Phiếu' }).waitFor();
    const found = {};
    await inEveryForm(desk, found, 'case');
    for (const tab of ['Ghi chú', 'Cơ quan', 'Lịch sử']) {
      await desk.getByRole('tab', { name: tab }).click();
      await inEveryForm(desk, found, tab);
    }
    for (const dialog of ['Chuyển cơ quan…', 'Chờ nơi khác…', 'Chuyển cho…', 'Đóng ca…']) {
      await desk.getByRole('button', { name: dialog }).click();
      await desk.getByRole('dialog').waitFor();
      await inEveryForm(desk, found, dialog);
      // Being resized and read takes the focus out of the dialog; somebody at the keyboard has it inside.
      await desk.getByRole('dialog').press('Escape');
      await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    for (const aid of ['Câu mẫu', 'Bài gợi ý']) {
      await desk.getByRole('button', { name: aid }).click();
      await desk.getByRole('dialog').waitFor();
      await inEveryForm(desk, found, aid);
      await desk.getByRole('dialog').press('Escape');
      await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await desk.getByRole('button', { name: 'Che từ nặng' }).click();
    await desk.locator('.hard-word').first().waitFor();
    await inEveryForm(desk, found, 'covered words');
    await desk.evaluate("location.hash += '/print'");
    await desk.locator('.paper').waitFor();
    await inEveryForm(desk, found, 'print');
    expect(found).toEqual({});
  });
});
