import type { Browser, Page } from 'playwright-core';
import { violations } from './accessibility';
import { openBrowser } from './browser';
import { Office } from './office';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1366, height: 768 };
const SHOTS = process.env.SHOTS_DIR;

let office: Office;
let browser: Browser;

beforeAll(async () => {
  office = await new Office().open();
  await office.hire('hoa', 'Cô Hoa', 'supervisor');
  await office.hire('bien', 'Biên', 'editor');
  await office.hire('tap', 'Tập', 'editor');
  for (const text of [
    'cuu em voi ho nhot em o Bavet, so no la 0912 345 678',
    'em gái tôi bị số 0912345678 đưa sang Campuchia, hai tuần không gọi được',
    'tôi muốn báo tin: số 0912 345 678 đang tuyển người sang Bavet',
  ])
    await office.citizen(text);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await office.server.stop();
});

/** What axe finds, and whether it scrolls sideways, in light and dark, at a desk and on a phone. */
async function inEveryForm(page: Page, name: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of [DESK, PHONE]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await page.waitForTimeout(300);
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
      const wrong = [...(await violations(page)), ...(wide ? ['scrolls sideways'] : [])];
      if (wrong.length) found[`${name} ${colorScheme} ${size.width}`] = wrong;
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${size.width}.png`, fullPage: true });
    }
  await page.setViewportSize(DESK);
  return found;
}

describe('a supervisor', () => {
  it('sees how things stand, changing as news come in', async () => {
    const desk = await office.desk(browser, 'hoa', '#/board');
    const waiting = desk.locator('.numbers div', { hasText: 'Chờ người nhận' });
    await waiting.getByText('3', { exact: true }).waitFor();
    await desk.locator('.numbers').getByText(/HD-/).waitFor();
    await office.citizen('cứu em với, họ nhốt em trong phòng');
    await waiting.getByText('4', { exact: true }).waitFor();
    expect(await inEveryForm(desk, 'board')).toEqual({});
  });

  it('sees a ring of cases as a drawing, and in the table beside it by keyboard', async () => {
    const desk = await office.desk(browser, 'hoa', '#/rings');
    await desk.getByRole('heading', { name: 'Nhóm 1: 3 ca' }).waitFor();
    expect(await desk.locator('.ring-case').count()).toBe(3);
    await desk.getByRole('row').filter({ hasText: 'Cùng số điện thoại' }).first().waitFor();
    expect(await inEveryForm(desk, 'rings')).toEqual({});
    await desk.getByRole('table').getByRole('link').first().focus();
    await desk.keyboard.press('Enter');
    await desk.getByRole('tab', { name: 'Phiếu' }).waitFor();
  });
});

describe('two editors', () => {
  it('change an article: one writes, the other approves, and it is in use', async () => {
    const bien = await office.desk(browser, 'bien');
    await bien.getByRole('tab', { name: 'Câu chưa trả lời được' }).click();
    await bien.getByText('Những câu trợ lý chưa trả lời được').waitFor();
    expect(await inEveryForm(bien, 'unanswered')).toEqual({});
    await bien.getByRole('tab', { name: 'Các bài' }).click();
    expect(await inEveryForm(bien, 'articles')).toEqual({});
    await bien.getByLabel('Tìm bài').fill('thanks-bye');
    await bien.getByRole('row').getByRole('link').first().click();
    await bien.getByRole('button', { name: 'Sửa bài này' }).click();
    await bien.getByLabel(/^Câu trả lời đầu/).fill('Cảm ơn bạn nhiều. Cần gì bạn cứ nhắn, mình ở đây.');
    await bien.getByRole('button', { name: 'Lưu', exact: true }).click();
    await bien.getByText('Chưa thấy chỗ nào sai').waitFor();
    expect(await inEveryForm(bien, 'draft')).toEqual({});
    await bien.getByRole('button', { name: 'Gửi duyệt' }).click();
    await bien.getByText('nên người khác phải duyệt').waitFor({ timeout: 170_000 });

    const tap = await office.desk(browser, 'tap', '#/content/thanks-bye');
    tap.on('dialog', (dialog) => void dialog.accept());
    await tap.getByRole('button', { name: 'Duyệt và đưa vào dùng' }).click();
    await tap.getByText('Đang dùng bản 1.').waitFor({ timeout: 170_000 });
    expect(await inEveryForm(tap, 'article')).toEqual({});
  }, 420_000);
});
