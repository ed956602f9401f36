import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { Office, seedCases } from './office';

const MANY = 5_000;

describe('a flood of 5,000 cases', () => {
  let office: Office;
  let browser: Browser;
  let lan: Page;

  beforeAll(async () => {
    office = new Office();
    await seedCases(office.server.dataDir, MANY);
    await office.open();
    await office.hire('lan', 'Chị Lan');
    browser = await openBrowser();
    lan = await office.desk(browser, 'lan');
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  it('shows how many there are, and the most urgent and longest waiting ones first', async () => {
    const counts = lan.getByLabel('Số ca chưa đóng theo mức');
    await counts.getByText('4900').waitFor();
    await counts.getByText('100', { exact: true }).waitFor();
    await lan.locator('.queue-item').first().getByText('HD-S00000').waitFor();
    expect(await lan.locator('.queue-item').count()).toBe(50);
  });

  it('goes further on demand', async () => {
    await lan.getByRole('button', { name: 'Xem thêm' }).click();
    await lan.locator('.queue-item').nth(99).waitFor();
  });

  it('an emergency among them is on top at once', async () => {
    await office.citizen('cuu em voi ho nhot em o Bavet');
    await lan.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor();
    await lan.locator('.queue-item').first().getByText('cuu em voi ho nhot em').waitFor();
  });

  it('finds one of them by its code', async () => {
    await lan.getByLabel(/Tìm theo mã ca/).fill('s04321');
    await lan.getByText('Hỏi việc số 4321').waitFor();
    expect(await lan.locator('.queue-item').count()).toBe(1);
  });
});
