import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { Office } from './office';

const REPLY = { name: 'Trả lời người nhắn' } as const;
const CRY = 'cuu em voi ho nhot em o Bavet';

describe('several staff at their consoles', () => {
  let office: Office;
  let browser: Browser;
  let lan: Page;
  let minh: Page;
  let say: (text: string) => Promise<void>;
  const broken: string[] = [];

  beforeAll(async () => {
    office = await new Office().open();
    await office.hire('lan', 'Chị Lan');
    await office.hire('minh', 'Anh Minh');
    browser = await openBrowser();
    lan = await office.desk(browser, 'lan');
    minh = await office.desk(browser, 'minh');
    for (const page of [lan, minh]) page.on('pageerror', (error) => broken.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  const header = (page: Page) => page.locator('.case-header');
  const openCase = (page: Page, text: string | RegExp) => page.locator('.queue').getByText(text).first().click();

  it('an emergency stands before everybody in words and in the title, until somebody takes it', async () => {
    say = await office.citizen(CRY);
    for (const page of [lan, minh]) {
      await page.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor();
      await page.waitForFunction("document.title.includes('KHẨN CẤP')");
    }
  });

  it('two take the next case at once: one has it, the other is told calmly that nothing waits', async () => {
    await Promise.all([lan, minh].map((page) => page.keyboard.press('Alt+n')));
    const holders = [lan, minh].map((page) =>
      header(page)
        .getByText('Bạn đang giữ')
        .waitFor()
        .then(() => page),
    );
    void Promise.allSettled(holders);
    const holder = await Promise.any(holders);
    const other = holder === lan ? minh : lan;
    await other.getByText('Không có ca nào đang chờ.').first().waitFor();
    await other.getByText(/KHẨN CẤP: 1 ca/).waitFor({ state: 'hidden' });
    await openCase(other, CRY);
    await header(other)
      .getByText(/đang giữ/)
      .waitFor();
    if (holder !== lan) [lan, minh] = [minh, lan];
  });

  it('a double click sends a message once', async () => {
    await lan.getByRole('textbox', REPLY).fill('Chị đây, chị đang đọc.');
    await lan.getByRole('button', { name: 'Gửi', exact: true }).dblclick();
    await lan.getByRole('log').getByText('Chị đây, chị đang đọc.').waitFor();
    await lan.waitForTimeout(1_000);
    expect(await lan.getByRole('log').getByText('Chị đây, chị đang đọc.').count()).toBe(1);
    expect(await lan.getByRole('textbox', REPLY).inputValue()).toBe('');
  });

  it('whoever has the case open sees that a colleague is writing', async () => {
    await lan.getByRole('textbox', REPLY).pressSequentially('Em ');
    await minh.getByText(/đang gõ trả lời…/).waitFor();
    await lan.getByRole('textbox', REPLY).fill('');
  });

  it('a reply to take is found and put into the field by keyboard alone, and is not sent', async () => {
    const field = lan.getByRole('textbox', REPLY);
    await field.focus();
    await lan.keyboard.press('Alt+m');
    await lan.getByRole('textbox', { name: 'Tìm câu' }).waitFor();
    await lan.keyboard.type('dang o dau');
    await lan.keyboard.press('ArrowDown');
    await lan.keyboard.press('Enter');
    await lan.locator('#reply:focus').waitFor();
    expect(await field.inputValue()).toMatch(/^Bạn đang ở đâu\? Nước, tỉnh/);
    expect(await lan.getByRole('log').getByText('Nước, tỉnh, tên tòa nhà, biển hiệu nhìn thấy').count()).toBe(0);
    await field.fill('');
  });

  it('an article for what was asked is offered, and the sheet leaves as a PDF', async () => {
    await lan.getByRole('button', { name: 'Bài gợi ý' }).click();
    await lan
      .getByRole('dialog')
      .getByRole('button', { name: /Đưa vào ô viết/ })
      .first()
      .click();
    expect((await lan.getByRole('textbox', REPLY).inputValue()).length).toBeGreaterThan(40);
    await lan.getByRole('textbox', REPLY).fill('');
    const file = lan.waitForEvent('download');
    await lan.getByRole('link', { name: 'Tải PDF' }).click();
    expect((await file).suggestedFilename()).toMatch(/^phieu-HD-.*\.pdf$/);
  });

  it('hard words are covered for whoever wants it, each until it is touched, and for nobody else', async () => {
    await say('no danh em, doa giet em');
    await lan.getByRole('log').getByText('doa giet em').first().waitFor();
    await lan.getByRole('button', { name: 'Che từ nặng' }).click();
    const covered = lan.getByRole('log').getByRole('button', { name: 'từ nặng, bấm để đọc' });
    const count = await covered
      .first()
      .waitFor()
      .then(() => covered.count());
    await covered.first().press('Enter');
    expect(await covered.count()).toBe(count - 1);
    expect(await minh.locator('.hard-word').count()).toBe(0);
    await lan.getByRole('button', { name: 'Bỏ che từ nặng' }).click();
    await covered.first().waitFor({ state: 'detached' });
  });

  it('two correct the same field: both versions are shown and nothing is overwritten unasked', async () => {
    const edit = async (page: Page, value: string) => {
      await page.getByRole('button', { name: 'Sửa: Nước' }).click();
      await page.getByRole('textbox', { name: 'Nước' }).fill(value);
    };
    await edit(lan, 'Campuchia, Bavet');
    await edit(minh, 'Campuchia, Svay Rieng');
    const save = (page: Page) => page.locator('.field-edit').getByRole('button', { name: 'Lưu', exact: true }).click();
    await save(lan);
    await lan.locator('.field-edit').waitFor({ state: 'detached' });
    await minh.getByText(/vừa sửa mục này thành/).waitFor();
    expect(await minh.getByRole('textbox', { name: 'Nước' }).inputValue()).toBe('Campuchia, Svay Rieng');
    await minh.getByRole('button', { name: 'Giữ bản đó' }).click();
    await minh.locator('[data-field=country] .field-value').getByText('Campuchia, Bavet').waitFor();
  });

  it('where writing is not safe the console asks for a reason before it sends', async () => {
    await lan.locator('.safety').getByRole('button', { name: 'Đổi' }).click();
    await lan.getByRole('dialog').getByLabel('Không an toàn, đừng nhắn').check();
    await lan.getByRole('dialog').getByRole('button', { name: 'Ghi lại' }).click();
    await lan.locator('.safety-caution').waitFor();
    await lan.getByRole('textbox', REPLY).fill('Chị vẫn ở đây.');
    const send = lan.getByRole('button', { name: 'Vẫn gửi' });
    expect(await send.isDisabled()).toBe(true);
    await lan.getByLabel('Vì sao vẫn cần gửi?').fill('Em vừa gọi lại cho tổng đài');
    await send.click();
    await lan.getByRole('log').getByText('Chị vẫn ở đây.').waitFor();
  });

  it('a case that came while the connection was lost is there when it returns, without reloading', async () => {
    await minh.context().setOffline(true);
    await minh.getByText('Mất kết nối, đang nối lại…').waitFor({ timeout: 60_000 });
    await office.citizen('con toi bi bat coc sang campuchia cuu voi');
    await minh.context().setOffline(false);
    await minh.getByText('KHẨN CẤP: 1 ca chưa ai nhận').waitFor({ timeout: 60_000 });
    await minh.locator('.queue').getByText('con toi bi bat coc').waitFor();
  });

  it('a session that ends in the middle of a sentence loses no draft', async () => {
    const draft = 'Chữ này đang gõ dở, không được mất.';
    await lan.getByRole('textbox', REPLY).fill(draft);
    await lan.context().clearCookies();
    // The console's own next question may notice it before this one does: then the button is already covered.
    await lan.keyboard.press('Alt+n');
    await lan.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    await office.signIn(lan);
    expect(await lan.getByRole('textbox', REPLY).inputValue()).toBe(draft);
    await lan.getByRole('textbox', REPLY).fill('');
  });

  it('the whole way goes by keyboard: next case, answer, note, close', async () => {
    await minh.keyboard.press('Alt+n');
    await header(minh).getByText('Bạn đang giữ').waitFor();
    await minh.getByRole('textbox', REPLY).focus();
    await minh.keyboard.type('Chào anh, em đang đọc tin.');
    await minh.keyboard.press('Control+Enter');
    await minh.getByRole('log').getByText('Chào anh, em đang đọc tin.').waitFor();
    await minh.getByRole('tab', { name: 'Phiếu' }).focus();
    await minh.keyboard.press('ArrowRight');
    await minh.getByLabel('Thêm ghi chú').focus();
    await minh.keyboard.type('Cha của cháu gọi.');
    await minh.getByRole('button', { name: 'Lưu ghi chú' }).focus();
    await minh.keyboard.press('Enter');
    await minh.getByRole('tab', { name: 'Ghi chú (1)' }).waitFor();
    await minh.getByRole('button', { name: 'Đóng ca…' }).focus();
    await minh.keyboard.press('Enter');
    await minh.getByRole('dialog').getByLabel('Đã giúp xong').focus();
    await minh.keyboard.press('Space');
    await minh.keyboard.press('Enter');
    await header(minh).getByRole('button', { name: 'Mở lại ca' }).waitFor();
  });

  it('after an emergency a quiet word is said, which goes away at a touch', async () => {
    await minh.getByText(/Ca vừa rồi nặng/).waitFor();
    await minh.getByRole('button', { name: 'Tôi ổn' }).click();
    await minh.getByText(/Ca vừa rồi nặng/).waitFor({ state: 'hidden' });
  });

  it('a note of 50,000 characters is refused in words, and not a letter of it is lost', async () => {
    await lan.getByRole('tab', { name: /Ghi chú/ }).click();
    await lan.getByLabel('Thêm ghi chú').fill('ă'.repeat(50_000));
    await lan.getByText('Dài quá 30000 ký tự').waitFor();
    expect(await lan.getByRole('button', { name: 'Lưu ghi chú' }).isDisabled()).toBe(true);
    await lan.getByLabel('Thêm ghi chú').fill('ă'.repeat(20_000));
    await lan.getByRole('button', { name: 'Lưu ghi chú' }).click();
    await lan.locator('.notes').getByText('ăăăăă').waitFor();
    expect(await lan.getByLabel('Thêm ghi chú').inputValue()).toBe('');
  });

  it('what a person writes stays text, in the queue, the talk and the sheet', async () => {
    const evil = '<img src=x onerror="window.evil=1"><script>window.evil=1</script> cứu em, họ nhốt em ở <b>Bavet</b>';
    await office.citizen(evil);
    await openCase(lan, '<img src=x');
    await lan.getByRole('log').getByText('<img src=x onerror').first().waitFor();
    const bad = 'document.querySelectorAll(".case img[src=x], .case script, .transcript b, .queue b, .facts b").length';
    expect(await lan.evaluate<number>(bad)).toBe(0);
    expect(await lan.evaluate('window.evil')).toBeUndefined();
  });

  it('no page ran into an error', () => expect(broken).toEqual([]));
});
