import type { Browser, Page } from 'playwright-core';
import { photograph } from '../server/media/pictures';
import { violations } from './accessibility';
import { openBrowser, openPhone, reads } from './browser';
import { Office } from './office';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 360, height: 740 },
];

describe('teaching and informing', () => {
  let office: Office;
  let browser: Browser;
  let classLink = '';

  beforeAll(async () => {
    office = await new Office().open();
    await office.hire('bientap', 'Chị Biên Tập', 'editor');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  const faults = async (page: Page): Promise<string[]> => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const)
      for (const size of SIZES) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
        const wrong = [...(await violations(page)), ...(wide ? ['scrolls sideways'] : [])];
        found.push(...wrong.map((one) => `${colorScheme} ${size.width}: ${one}`));
      }
    return found;
  };

  it('an editor opens a class and takes the kit of a province', async () => {
    const desk = await office.desk(browser, 'bientap');
    await desk.evaluate(`location.hash = '#/outreach'`);
    await desk.getByLabel('Khóa học').selectOption('di-lam-an-toan');
    await desk.getByLabel('Tên lớp (không ghi tên người học)').fill('Lớp mẹ bản Lác');
    await desk.getByRole('button', { name: 'Mở lớp' }).click();
    const link = desk.getByRole('link', { name: 'Đường dẫn cho người học' });
    await link.waitFor();
    classLink = (await link.getAttribute('href')) ?? '';
    await desk.getByLabel('Tỉnh, thành phố').fill('Yên Bái');
    await desk.getByRole('button', { name: 'Lấy bộ tài liệu' }).click();
    await desk.getByRole('heading', { name: 'Lào Cai' }).waitFor({ timeout: 60_000 });
    await desk.getByRole('link', { name: 'to-roi-a3.pdf' }).waitFor();
    if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/console-outreach.png`, fullPage: true });
    expect(await faults(desk)).toEqual([]);
  });

  it('an editor writes a campaign with an article found by searching and a picture of her own', async () => {
    const desk = await office.desk(browser, 'bientap', '#/outreach');
    await desk.getByLabel('Tên chiến dịch').fill('Ngày 30/7');
    await desk.getByRole('textbox', { name: 'Tin nhắn' }).fill('Trước khi đi làm xa, hãy hỏi.');
    await desk.getByLabel('Đi làm xa').check();
    const [from, to] = await desk.locator('input[type=datetime-local]').all();
    await from?.fill('2099-07-30T08:00');
    await to?.fill('2099-07-30T19:00');
    await desk.getByRole('combobox', { name: /Bài đưa kèm/ }).fill('phi moi gioi');
    await desk.getByRole('option', { name: 'Tiền môi giới: có phải trả không?' }).click();
    const bring = async (name: string, mimeType: string, buffer: Buffer) => {
      const choosing = desk.waitForEvent('filechooser');
      await desk.getByRole('button', { name: 'Tải hình lên' }).click();
      await (await choosing).setFiles({ name, mimeType, buffer });
    };
    await bring('hinh.png', 'image/png', Buffer.from('<svg/>'));
    await desk.getByText('Chỉ nhận hình PNG, JPEG hoặc WebP.').waitFor();
    await bring('hinh.jpg', 'image/jpeg', await photograph());
    await desk.getByLabel('Hình cho thấy gì').fill('Hai người đọc hợp đồng');
    await desk.getByRole('region', { name: 'Zalo OA' }).getByAltText('Hai người đọc hợp đồng').waitFor();
    await desk.waitForFunction(`document.querySelector('[data-channel="zalo"] img')?.naturalWidth === 120`);
    expect(await faults(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Lưu nháp' }).click();
    await desk.getByText('Ngày 30/7 (nháp, chờ duyệt)').waitFor();
  });

  it('a learner comes by the link of the class and is taught in the chat', async () => {
    const phone = await openPhone(browser, `${office.server.url}${new URL(classLink).pathname}`);
    expect(await faults(phone)).toEqual([]);
    await phone.getByRole('link', { name: 'Học ngay trên trang này' }).click();
    await reads(phone, 'Đi làm việc ở nước ngoài an toàn');
    await phone.getByRole('button', { name: 'Vào học luôn' }).click();
    await reads(phone, 'Nam nên làm gì?');
    await phone.getByRole('button', { name: 'Tin ảnh có dấu đỏ' }).click();
    await reads(phone, 'Nam chốt suất');
    if (process.env.SHOTS) await phone.screenshot({ path: `${process.env.SHOTS}/chat-course.png` });
    expect(new URL(phone.url()).search).toBe('');
  });

  it('a reader without JavaScript finds an article and reads it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${office.server.url}/kien-thuc`);
    await page.getByLabel('Bạn muốn hỏi gì?').fill('tien moi gioi co phai nop khong');
    await page.getByRole('button', { name: 'Tìm' }).click();
    expect(page.url()).not.toContain('moi');
    await page.locator('main nav a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toMatch(/\/bai\/[a-z-]+$/);
    expect(await page.title()).toBe('Hải Đăng: hỏi và đáp');
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/article.png` });
  });

  it.each(['/kien-thuc', '/bai/offer-stop-signs', '/chung-nhan'])('%s is for everybody to read', async (place) => {
    const page = await (await browser.newContext()).newPage();
    const broken: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') broken.push(message.text());
    });
    await page.goto(`${office.server.url}${place}`);
    expect(await faults(page)).toEqual([]);
    expect(broken).toEqual([]);
  });
});
