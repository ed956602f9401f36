import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectPaths } from '../../server/paths';
import { eventually } from '../eventually';
import { openBrowser, openPhone, reads, write } from './browser';
import { Office } from './office';

/** Of our matters, and answered by little that is written so far. */
const QUESTIONS = [
  'sang Nhật có được mang xe đạp không',
  'sang Hàn làm có được mang theo đàn ghi ta không',
  'mang hạt giống rau muống sang Hàn trồng ở ban công được không',
  'qua Đài có được đem theo chậu lan không',
];
const UNKNOWN = /mình chưa có thông tin riêng/;
const ARTICLE = { id: 'predeparture-carry', title: 'Mang gì, để lại gì cho nhà', begins: /Bạn tự giữ hộ chiếu/ };
/** Every question of every article is tried before an edition may be submitted. */
const LONG = { timeout: 170_000 };

jest.setTimeout(200_000);

/** The first of them that nothing answers: each new article may answer one. */
function unanswered(): string {
  const input = QUESTIONS.map((text) => JSON.stringify({ id: text, text })).join('\n');
  const output = execFileSync('node', [path.join(projectPaths().dist, 'server/commands/ask.js'), '--jsonl'], { input });
  const replies = output.toString('utf8').trim().split('\n');
  const first = replies
    .map((line) => JSON.parse(line) as { id: string; reply: string })
    .find(({ reply }) => UNKNOWN.test(reply));
  if (!first) throw new Error('all of these questions are answered by now: find others');
  return first.id;
}

describe('a question that has no answer', () => {
  let office: Office;
  let browser: Browser;
  let lan: Page;
  let minh: Page;
  let question: string;

  beforeAll(async () => {
    question = unanswered();
    office = await new Office().open();
    await office.hire('lan', 'Chị Lan', 'editor');
    await office.hire('minh', 'Anh Minh', 'editor');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await office.server.stop();
  });

  const desk = async (name: string, hash: string) => {
    const page = await office.desk(browser, name, hash);
    page.on('dialog', (dialog) => void dialog.accept());
    return page;
  };
  const asked = async () => {
    const phone = await openPhone(browser, office.server.url);
    await reads(phone, /trợ lý tự động/);
    await write(phone, question);
    return phone;
  };

  it('is told so, with where to ask, and goes to the editors', async () => {
    await reads(await asked(), /mình chưa có thông tin riêng.*hỏi công ty đưa bạn đi, hoặc Sở Nội vụ/s);
    lan = await desk('lan', '#/content');
    await lan.getByRole('tab', { name: 'Câu chưa trả lời được' }).click();
    await lan.getByText(question).first().waitFor();
  });

  it('is put into an article by one editor, who may not approve it', async () => {
    await lan.getByText('Thêm vào bài').first().click();
    await lan.getByLabel('Chọn bài').first().selectOption({ label: ARTICLE.title });
    await lan.getByRole('button', { name: 'Thêm câu hỏi vào bài' }).first().click();
    await lan.getByRole('button', { name: 'Gửi duyệt' }).click();
    await lan.getByText('Bạn đã viết trong bản này, nên người khác phải duyệt.').waitFor(LONG);
    expect(await lan.getByRole('button', { name: 'Duyệt và đưa vào dùng' }).count()).toBe(0);
  });

  it('is answered by it as soon as a second one has approved it', async () => {
    minh = await desk('minh', `#/content/${ARTICLE.id}`);
    await minh.getByRole('button', { name: 'Duyệt và đưa vào dùng' }).click();
    await minh.getByText('Đang dùng bản 1.').waitFor(LONG);
    await reads(await asked(), ARTICLE.begins);
  });

  it('has no answer again when the edition is taken back', async () => {
    await minh.getByRole('button', { name: 'Dùng lại bản trong tệp' }).click();
    await minh.getByText('Đang dùng bản 2.').waitFor(LONG);
    await eventually(async () => reads(await asked(), UNKNOWN));
  });
});
