import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { formOf } from '../../../knowledge/article-form';
import { Editorial, EditorialRefused } from '../../../server/content/editorial';
import { writeEditions } from '../../../server/content/export';
import { KnownContent } from '../../../server/content/known-content';
import { articleOf } from '../../../server/content/overlay';
import { Releases } from '../../../server/content/releases';
import { createQuickCheck } from '../../../server/content/rules';
import { projectPaths } from '../../../server/paths';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { Store } from '../../../server/store/store';
import { someForm } from '../records';

const LAN = { id: 'lan', name: 'Lan' };
const HA = { id: 'ha', name: 'Hà' };
const ID = 'thanks-bye';
const TODAY = '2026-11-25';
const NOW = Date.parse(`${TODAY}T05:00:00Z`);

const folder = mkdtempSync(path.join(tmpdir(), 'haidang-editorial-'));
const knowledge = path.join(folder, 'knowledge');
cpSync('knowledge', knowledge, { recursive: true });
const paths = { ...projectPaths(), knowledge };
const file = path.join(knowledge, 'articles/conversation/thanks-bye.md');
const original = readFileSync(file, 'utf8');
const quick = createQuickCheck(paths);
const logger = pino({ level: 'silent' });

const use = () => Promise.resolve();

/** The day, whether the check of an edition may end, and what goes on after one was put back. */
let today: string;
let mayEnd: Promise<void>;
let lookedOver: Promise<void>;
let store: Store;
let known: KnownContent;
let editorial: Editorial;
let releases: Releases;
let n = 0;

/** One process on the store: what it knows, and what brings news of releases to it. */
function process(): { known: KnownContent; releases: Releases } {
  const one = new KnownContent(knowledge, () => today);
  const releases = new Releases({ store: store.editions, use: (all) => one.take(all, use), logger });
  return { known: one, releases };
}

beforeEach(async () => {
  today = TODAY;
  mayEnd = Promise.resolve();
  writeFileSync(file, original);
  store = await openSqliteStore(path.join(folder, `${(n += 1)}.db`), new Vault(parseKeys(generateKey('k1'))));
  ({ known, releases } = process());
  editorial = new Editorial({
    store: store.editions,
    content: known.content,
    files: known.files,
    check: async ({ draft, text }) => {
      await mayEnd;
      return quick(articleOf(draft, text), known.content(), today);
    },
    publish: () => releases.take(),
    afterwards: (work) => void (lookedOver = work),
    today: () => today,
    now: () => NOW,
  });
});
afterEach(() => store.close());
afterAll(() => rmSync(folder, { recursive: true }));

const answer = (of = known) => of.content().articles.get(ID)!.answer;
const form = (text: string) => ({ ...formOf(known.content().articles.get(ID)!), answer: text });
/** Lan writes, Hà approves. */
async function publish(text: string) {
  const draft = await editorial.begin(ID, LAN);
  const saved = await editorial.save(ID, draft.version, form(text), LAN);
  const submitted = await editorial.submit(ID, saved.version, LAN);
  return editorial.approve(ID, submitted.version, HA);
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof EditorialRefused ? error.reason : error),
  );

describe('an article written in the console', () => {
  it('answers at once when a second person has approved it, here and in every other process', async () => {
    const other = process();
    await publish('Cảm ơn bạn nhiều. Cần gì bạn cứ nhắn.');
    expect(answer()).toMatch(/^Cảm ơn bạn nhiều/);
    expect(known.content().articles.get(ID)!.status).toBe('approved');
    expect(answer(other.known)).not.toMatch(/^Cảm ơn bạn nhiều/);
    await other.releases.take();
    expect(answer(other.known)).toMatch(/^Cảm ơn bạn nhiều/);
    expect(answer(process().known)).not.toMatch(/^Cảm ơn bạn nhiều/); // until it has asked the store at its start
  });

  it('is approved by nobody who has written in it', async () => {
    const draft = await editorial.begin(ID, LAN);
    const byLan = await editorial.save(ID, draft.version, form('Một.'), LAN);
    const byBoth = await editorial.save(ID, byLan.version, form('Hai.'), HA);
    const { version } = await editorial.submit(ID, byBoth.version, HA);
    expect(await refusal(editorial.approve(ID, version, LAN))).toBe('own');
    expect(await refusal(editorial.approve(ID, version, HA))).toBe('own');
    expect(await refusal(editorial.approve(ID, version, { id: 'hanh', name: 'Hạnh' }))).toBe('done');
  });

  it('is not approved as a draft, nor in another version than was read', async () => {
    const draft = await editorial.begin(ID, LAN);
    expect(await refusal(editorial.approve(ID, draft.version, HA))).toBe('state');
    const submitted = await editorial.submit(ID, draft.version, LAN);
    const changed = await editorial.save(ID, submitted.version, form('Khác hẳn.'), LAN);
    expect(changed.state).toBe('draft');
    expect(await refusal(editorial.approve(ID, submitted.version, HA))).toBe('state');
    await editorial.submit(ID, changed.version, LAN);
    expect(await refusal(editorial.approve(ID, submitted.version, HA))).toBe('stale');
    expect(answer()).not.toContain('Khác hẳn');
  });

  it('loses nobody’s words: who saves upon an older version is refused', async () => {
    const draft = await editorial.begin(ID, LAN);
    await editorial.save(ID, draft.version, form('Của Lan.'), LAN);
    expect(await refusal(editorial.save(ID, draft.version, form('Của Hà.'), HA))).toBe('stale');
    expect((await editorial.begin(ID, HA)).form.answer).toBe('Của Lan.');
  });

  it('says in Vietnamese what is wrong, and is not submitted until it is mended', async () => {
    const draft = await editorial.begin(ID, LAN);
    const faulty = { ...form('Bạn gọi {{no.such}} lúc 25 giờ.'), next: ['no-such'] };
    const saved = await editorial.save(ID, draft.version, faulty, LAN);
    const error = await editorial.submit(ID, saved.version, LAN).catch((one: unknown) => one);
    expect(error).toMatchObject({ reason: 'faulty' });
    const words = (error as EditorialRefused).problems.map(({ vi }) => vi).join('\n');
    expect(words).toMatch(/số liệu no\.such, mà không có/);
    expect(words).toMatch(/dẫn tới bài no-such/);
    expect(words).toMatch(/số 25 chưa gắn/);
    const unfinished = await editorial.save(ID, saved.version, { ...form('Một.'), title: '' }, LAN);
    const missing = await editorial.submit(ID, unfinished.version, LAN).catch((one: unknown) => one);
    expect((missing as EditorialRefused).problems[0]!.vi).toMatch(/^Tên bài/);
  });

  it('goes back to an earlier edition, and to the file, by one person at once', async () => {
    await publish('Bản một.');
    await publish('Bản hai.');
    await editorial.restore(ID, 1, HA);
    expect(answer()).toBe('Bản một.');
    await editorial.restore(ID, 0, LAN);
    expect(answer()).toContain('Cảm ơn bạn đã nhắn.');
    await publish('Bản năm.');
    expect(answer()).toBe('Bản năm.');
    const [last] = await store.editions.of(ID);
    expect(last).toMatchObject({ number: 5, release: 5 });
    expect(await refusal(editorial.restore(ID, 9, HA))).toBe('unknown');
  });

  it('goes back before it is checked and though its review is overdue, which is then said beside it', async () => {
    await publish('Bản một.');
    today = '2030-01-01';
    let end = () => {};
    mayEnd = new Promise((resolve) => (end = resolve));
    await editorial.restore(ID, 0, HA);
    expect(answer()).toContain('Cảm ơn bạn đã nhắn.');
    end();
    await lookedOver;
    const [last] = await store.editions.of(ID);
    expect(last!.found).toEqual([expect.stringContaining('quá hạn đối chiếu lại')]);
  });

  it.each([
    ['that cannot be read any more', () => 'xin chào', /không đọc được nữa/],
    ['whose fact is gone', () => original.replaceAll('hotline.111', 'no.such'), /số liệu no\.such/],
  ])('does not go back to a text %s, and says why', async (_, text, words) => {
    await publish('Bản một.');
    writeFileSync(file, text());
    const error = await editorial.restore(ID, 0, HA).catch((one: unknown) => one);
    expect(error).toMatchObject({ reason: 'faulty' });
    expect((error as EditorialRefused).problems.map(({ vi }) => vi).join('\n')).toMatch(words);
    expect(answer()).toBe('Bản một.');
    expect(await store.editions.of(ID)).toHaveLength(1);
  });

  it('may be returned with a word why, or given up', async () => {
    const draft = await editorial.begin(ID, LAN);
    const submitted = await editorial.submit(ID, draft.version, LAN);
    const returned = await editorial.giveBack(ID, submitted.version, 'Thiếu số.', HA);
    expect(returned).toMatchObject({ state: 'draft', history: [{}, {}, { action: 'returned', note: 'Thiếu số.' }] });
    await editorial.drop(ID, returned.version, LAN);
    expect((await editorial.begin(ID, HA)).number).toBe(2);
  });

  it('may be new', async () => {
    const question = 'xin giấy đi câu mực ngoài khơi ở đâu';
    const fresh = someForm({
      title: 'Giấy đi câu mực',
      button: 'Giấy câu mực',
      questions: [question],
      answer: 'Bạn hỏi xã.',
    });
    const draft = await editorial.create('squid-papers', 'work', fresh, LAN);
    expect(await refusal(editorial.create('squid-papers', 'work', fresh, HA))).toBe('taken');
    expect(await refusal(editorial.create(ID, 'work', fresh, HA))).toBe('taken');
    const { version } = await editorial.submit('squid-papers', draft.version, LAN);
    await editorial.approve('squid-papers', version, HA);
    expect(known.content().articles.get('squid-papers')).toMatchObject({ questions: [question], status: 'approved' });
  });
});

describe('files and editions side by side', () => {
  it('keeps the edition when it was written back into its file, and lets a later change of the file win', async () => {
    const { text } = await publish('Bản một.');
    writeFileSync(file, text!);
    await known.readFiles(use);
    expect(answer()).toBe('Bản một.');
    writeFileSync(file, text!.replace('Bản một.', 'Sửa tay.'));
    await known.readFiles(use);
    expect(answer()).toBe('Sửa tay.');
    await publish('Bản hai.');
    expect(answer()).toBe('Bản hai.');
  });

  it('writes only what was changed', async () => {
    const { text } = await publish('Bản một.');
    const before = new Set(original.split('\n'));
    expect(text!.split('\n').filter((line) => !before.has(line))).toEqual(['status: approved', 'Bản một.']);
  });
});

describe('what was published, written back as files', () => {
  it('is the file of the article, and nothing where the file has gone its own way', async () => {
    const { text } = await publish('Bản một.');
    const out = path.join(folder, `out-${n}`);
    const [file_] = writeEditions(await store.editions.published(), known.files(), out).written;
    expect(file_).toBe(path.join(out, 'articles/conversation/thanks-bye.md'));
    expect(readFileSync(file_!, 'utf8')).toBe(text);
    writeFileSync(file, original.replace('Cảm ơn bạn đã nhắn.', 'Sửa tay.'));
    await known.readFiles(use);
    const after = writeEditions(await store.editions.published(), known.files(), out);
    expect(after).toEqual({ written: [], overruled: [ID] });
  });
});
