import type { Browser, Page } from 'playwright-core';
import { eventually } from '../eventually';
import { violations } from './accessibility';
import { openBrowser, openPhone, reads, write } from './browser';
import { Office } from './office';

describe('a wish about one’s data that staff see to', () => {
  let office: Office;
  let browser: Browser;
  let phone: Page;
  let lan: Page;
  let hoa: Page;

  beforeAll(async () => {
    office = await new Office().open();
    await office.hire('lan', 'Chị Lan');
    await office.hire('hoa', 'Cô Hoa', 'supervisor');
    browser = await openBrowser();
    phone = await openPhone(browser, office.server.url);
    await write(phone, 'cho em gặp nhân viên với');
    await reads(phone, /mã HD-/);
    lan = await office.desk(browser, 'lan');
    await lan
      .getByRole('button', { name: /Nhận ca tiếp theo/i })
      .first()
      .click();
    await reads(phone, /đang đọc tin/);
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  const shot = async (page: Page, name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
  };
  const dialog = () => lan.getByRole('dialog');

  it('is noted, and proposed by who holds the case, with the reason why it is surely that person', async () => {
    const open = () => lan.getByRole('button', { name: 'Quyền về dữ liệu…' }).click();
    await open();
    await dialog().getByLabel('Ghi lại là họ vừa yêu cầu').check();
    await dialog().getByRole('button', { name: 'Ghi lại' }).click();
    await lan.getByText('chưa ai trả lời').waitFor();
    await open();
    await dialog().getByLabel('Đề nghị xóa: trưởng ca khác sẽ xem').check();
    await dialog().getByRole('button', { name: 'Ghi lại' }).click();
    await dialog().getByText('Bạn ghi vài chữ.').waitFor();
    await dialog()
      .getByLabel(/Vì sao bạn chắc/)
      .fill('Em gọi lại số em để, đúng giọng em');
    await shot(lan, 'own-data-dialog');
    expect(await violations(lan)).toEqual([]);
    await dialog().getByRole('button', { name: 'Ghi lại' }).click();
    await lan.getByText('chờ trưởng ca xác nhận xóa').waitFor();
    await shot(lan, 'own-data-proposed');
  });

  it('stands on the supervisor’s board with its date, and is confirmed by her once the case is closed', async () => {
    await lan.getByRole('button', { name: 'Đóng ca…' }).click();
    await dialog().getByText('Đã giúp xong').first().click();
    await dialog()
      .getByRole('button', { name: /Đóng ca/ })
      .click();
    await reads(phone, /Nhân viên đã kết thúc/);
    hoa = await office.desk(browser, 'hoa', '#/board');
    const listed = hoa.getByRole('region', { name: /Yêu cầu về dữ liệu/ });
    await listed.getByText('chờ trưởng ca xác nhận xóa').waitFor();
    await shot(hoa, 'own-data-board');
    await listed.getByRole('link').first().click();
    hoa.once('dialog', (asked) => void asked.accept());
    await hoa.getByRole('button', { name: /Xác nhận xóa ca/ }).click();
    await hoa
      .getByText(/sẽ được xóa trong hai giờ/)
      .first()
      .waitFor();
    await shot(hoa, 'own-data-confirmed');
    await eventually(async () => expect(await violations(hoa)).toEqual([]));
  });
});
