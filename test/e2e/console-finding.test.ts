import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { Office } from './office';

/** Cases that are told apart by what a counsellor remembers of them. */
const CASES = {
  phone: 'em gái tôi bị số 0912.345.678 đưa đi, hai tuần không gọi được',
  place: 'cuu em voi ho nhot em o Svay Rieng tang 4',
  name: 'con tôi tên Nguyễn Thị Hoài đi Trung Quốc mất liên lạc một tháng nay',
  other: 'cho tôi gặp nhân viên',
} as const;

describe('finding a case', () => {
  let office: Office;
  let browser: Browser;
  let lan: Page;

  beforeAll(async () => {
    office = await new Office().open();
    await office.hire('lan', 'Chị Lan');
    for (const text of Object.values(CASES)) await office.citizen(text);
    browser = await openBrowser();
    lan = await office.desk(browser, 'lan');
    await lan.locator('.queue-item').nth(3).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  // Numbers and names further on are masked in lists.
  const shown = (text: string) => lan.locator('.queue-item', { hasText: text.slice(0, 12) });
  const only = async (text: string) => {
    await shown(text).waitFor();
    await lan.locator('.queue-item').nth(1).waitFor({ state: 'detached' });
  };
  const look = (words: string) => lan.getByLabel(/Tìm theo mã ca/).fill(words);

  it.each([
    ['a telephone number, however it is written', '+84 912 345 678', CASES.phone],
    ['the end of a telephone number', '345678', CASES.phone],
    ['a place without accents', 'svay rieng', CASES.place],
    ['a name with accents', 'Thị Hoài', CASES.name],
    ['a name without accents', 'nguyen thi hoai', CASES.name],
  ])('by %s', async (_, words, text) => {
    await look(words);
    await only(text);
  });

  it('by its code, in small letters and without the dash', async () => {
    await look('');
    const code = await shown(CASES.other).locator('.case-code').innerText();
    await look(code.toLowerCase().replace('-', ''));
    await only(CASES.other);
  });

  it('by what staff wrote into its sheet', async () => {
    await look('');
    await shown(CASES.place).click();
    await lan.getByText(/^Còn chưa biết/).click();
    await lan.getByRole('button', { name: 'Ghi: Ai cần giúp' }).click();
    await lan.getByRole('textbox', { name: 'Ai cần giúp' }).fill('Lò Văn Chiến');
    await lan.locator('.field-edit').getByRole('button', { name: 'Lưu', exact: true }).click();
    await lan.locator('.field-edit').waitFor({ state: 'detached' });
    await look('van chien');
    await only(CASES.place);
  });

  it('says so when nothing fits, and goes back at a touch', async () => {
    await look('khong co gi nhu vay');
    await lan.getByText('Không có ca nào hợp với bộ lọc.').waitFor();
    await lan.getByRole('button', { name: 'Bỏ lọc' }).click();
    await lan.locator('.queue-item').nth(3).waitFor();
  });

  it('by a view that is kept under a name, there again after a reload and gone when it is dropped', async () => {
    await lan.getByText('Lọc thêm').click();
    await lan.getByLabel('Mức', { exact: true }).selectOption('1');
    await lan.getByLabel('Tên bộ lọc').fill('Khẩn trong đêm');
    await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
    await lan.getByRole('button', { name: 'Bỏ bộ lọc “Khẩn trong đêm”' }).waitFor();
    await lan.reload();
    await lan.locator('.queue-item').nth(3).waitFor();
    await lan.getByLabel('Xem ca nào').selectOption({ label: 'Khẩn trong đêm' });
    await only(CASES.place);
    await lan.getByText('Lọc thêm').click();
    await lan.getByRole('button', { name: 'Bỏ bộ lọc “Khẩn trong đêm”' }).click();
    await lan.getByLabel('Tên bộ lọc').waitFor();
    expect(await lan.getByRole('option', { name: 'Khẩn trong đêm' }).count()).toBe(0);
  });
});
