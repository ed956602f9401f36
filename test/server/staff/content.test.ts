import { readFileSync } from 'node:fs';
import { formOf } from '../../../knowledge/article-form';
import { loadContent } from '../../../knowledge/loader';
import { someEdition } from '../records';
import { apiUnderTest } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

const ID = 'law-150';
const law = loadContent('knowledge').articles.get(ID)!;

describe('the editors’ page', () => {
  let room: Room;
  let lan: Signed;
  let ha: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan', 'editor');
    ha = await room.signedIn('ha', 'editor');
  });
  afterEach(() => room.close());

  const at = (path = '') => `/api/content/articles/${ID}${path}`;
  const patch = (who: Signed, body: object) =>
    who.send('PATCH', at('/draft'), JSON.stringify(body), { 'Content-Type': 'application/json' });

  it('lists every article with its use, its misses and its review date', async () => {
    const figure = { at: room.clock.now - 1, article: ID };
    await room.store.figures.addArticle({ ...figure, id: 'a', missed: false });
    await room.store.figures.addArticle({ ...figure, id: 'b', missed: false });
    await room.store.figures.addArticle({ ...figure, id: 'b', missed: true });
    const { items } = (await lan.get('/api/content/articles')).body as { items: { id: string }[] };
    expect(items.length).toBeGreaterThan(200);
    expect(items.find(({ id }) => id === ID)).toMatchObject({ given: 2, missed: 1, checkBy: law.check_by });
  });

  it('opens an article with its facts filled in, and where they come from', async () => {
    const { current } = (await lan.get(at())).body as { current: { from: string; facts: object[]; shown: unknown } };
    expect(current.from).toBe('file');
    expect(current.facts[0]).toMatchObject({ id: 'law.blhs.150', status: 'verified' });
    expect(JSON.stringify(current.shown)).not.toContain('{{');
  });

  it('says beside an edition that was put back what is wrong in it', async () => {
    const text = readFileSync(law.file, 'utf8');
    await room.store.editions.insert(
      someEdition({ articleId: ID, state: 'published', release: 1, text, found: ['cũ'] }),
    );
    expect((await lan.get(at())).body).toMatchObject({ editions: [{ number: 1, found: ['cũ'] }] });
  });

  it('finds nothing wrong in an article that is saved as it stands', async () => {
    const begun = (await lan.post(at('/draft'))).body as { draft: { version: number } };
    // A file may have been checked after the day that this room has.
    const form = { ...formOf(law), checked_on: '2026-07-01' };
    const saved = await patch(lan, { version: begun.draft.version, form });
    expect(saved.body).toMatchObject({ draft: { problems: [] } });
  });

  it('keeps what is half written, and says beside it what is wrong', async () => {
    const begun = (await lan.post(at('/draft'))).body as { draft: { version: number } };
    const form = { ...formOf(law), title: '', answer: 'Bạn gọi {{hotline.111}}.' };
    const saved = await patch(lan, { version: begun.draft.version, form });
    expect(saved.body).toMatchObject({ draft: { shown: { answer: expect.stringContaining('111') as string } } });
    expect((saved.body.draft as { problems: string[] }).problems[0]).toMatch(/^Tên bài/);
    const stale = await patch(ha, { version: begun.draft.version, form });
    expect(stale).toMatchObject({ status: 409, body: { reason: 'stale' } });
    const refused = await lan.post(at('/submit'), { version: begun.draft.version + 1 });
    expect(refused).toMatchObject({ status: 422, body: { reason: 'faulty' } });
  });

  it('refuses a writer who would approve, and logs who did what', async () => {
    await lan.post(at('/draft'));
    expect(await lan.post(at('/approve'), { version: 1 })).toMatchObject({ status: 403, body: { reason: 'own' } });
    expect(await ha.post(at('/approve'), { version: 1 })).toMatchObject({ status: 409, body: { reason: 'state' } });
    const log = await room.audit.latest({ target: ID, limit: 9 });
    expect(log.map(({ action }) => action)).toEqual(['article.begin']);
  });

  it('groups what had no answer, and takes a group off the list', async () => {
    const asked = (n: number, text: string) =>
      room.store.unanswered.note({
        conversationId: 'c',
        messageId: `m${n}`,
        form: text,
        text,
        intent: 'market_info',
        at: n,
      });
    await asked(1, 'lương ở mặt trăng bao nhiêu');
    await asked(2, 'luong o mat trang bao nhieu vay ad');
    await asked(3, 'phí đi sao hỏa');
    const { items } = (await lan.get('/api/content/unanswered')).body as {
      items: { count: number; wordings: { key: string }[] }[];
    };
    expect(items).toMatchObject([{ count: 2 }, { count: 1 }]);
    const keys = items[0]!.wordings.map(({ key }) => key);
    expect((await lan.post('/api/content/unanswered/settle', { keys })).status).toBe(204);
    expect((await lan.get('/api/content/unanswered')).body.items).toHaveLength(1);
  });

  it('is for editors, who read no case', async () => {
    for (const role of ['counsellor', 'supervisor', 'auditor', 'admin'] as const) {
      const other = await room.signedIn(role, role);
      if (role === 'admin') await room.signedIn('c', 'counsellor');
      expect((await other.get('/api/content/articles')).status).toBe(403);
      expect((await other.post(at('/restore'), { number: 0 })).status).toBe(403);
    }
    expect((await lan.get('/api/cases')).status).toBe(403);
    expect((await room.stranger.get(at())).status).toBe(401);
    expect((await lan.get('/api/content/articles/no-such')).status).toBe(404);
  });
});
