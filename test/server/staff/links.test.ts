import { returnNumberOf } from '../../../bot/return-number';
import { createTakeMarks } from '../../../server/cases/take-marks';
import { address, apiUnderTest, ask, handoff } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
const HOTLINE = '+84981848484';

describe('cases that belong together', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest({ publicPhones: () => new Set([HOTLINE]) })));
  afterEach(() => room.close());

  const open = async (id: string, text: string, facts: { name: string; value: string }[] = []) => {
    const request = { caseId: id, caseCode: `HD-${id}`, facts };
    const { conversationId, item } = await ask(room, request, { id: `m-${id}`, text, user: id });
    const take = createTakeMarks({
      cases: room.store.cases,
      live: room.live,
      now: room.now,
      publicPhones: () => new Set([HOTLINE]),
    });
    await take(conversationId, { ...address, user: id }, item, handoff(request, text));
    await take(conversationId, { ...address, user: id }, item, handoff(request, text));
  };
  const linksOf = async (id: string) => {
    const lan = await room.signedIn(`lan-${id}`);
    const { body } = await lan.get(`/api/cases/${id}/links`);
    return (body.items as { case: { id: string }; reasons: object[] }[]).map((link) => [link.case.id, link.reasons]);
  };

  it('are found by a phone, however it is written, with the reason', async () => {
    await open('a', 'nó gọi em từ số 0912 345 678');
    await open('b', 'số của môi giới +84912345678 và 0981 84 84 84');
    await open('c', 'em được cho số 0981 84 84 84');
    expect(await linksOf('a')).toEqual([['b', [{ kind: 'phone', value: '+••••••••678' }]]]);
    expect(await linksOf('c')).toEqual([]);
  });

  it.each([
    ['account', '19034567 890', '1903 4567890'],
    ['link', 'https://www.facebook.com/vieclam.cpc?ref=1', 'm.facebook.com/vieclam.cpc/'],
    ['company', 'Công ty Ánh Dương', 'công ty ánh dương'],
    ['plate', '30A-12345', '30A-12345'],
  ])('are found by an %s', async (name, one, other) => {
    await open('a', 'một', [{ name, value: one }]);
    await open('b', 'hai', [{ name, value: other }]);
    expect(await linksOf('a')).toMatchObject([['b', [{ kind: name }]]]);
  });

  it.each([
    ['phone', 'số 0912 345 678', []],
    ['account', 'một', [{ name: 'account', value: '19034567890' }]],
    ['link', 'một', [{ name: 'link', value: 'https://zalo.me/0912345678' }]],
    ['return', 'một', [{ name: 'return_number', value: returnNumberOf('c') }]],
    ['company', 'một', [{ name: 'company', value: 'Dịch vụ Nguyễn Văn An 0912345678' }]],
  ])('are listed without a whole number where they share a %s', async (kind, text, facts) => {
    await open('a', text, facts);
    await open('b', text, facts);
    const lan = await room.signedIn('lan');
    const answer = await lan.get('/api/cases/a/links');
    const [link] = answer.body.items as { case: { id: string }; reasons: { kind: string; value: string }[] }[];
    expect([link?.case.id, link?.reasons.map((one) => one.kind)]).toEqual(['b', expect.arrayContaining([kind])]);
    expect(JSON.stringify(link?.reasons)).not.toMatch(/\d{4}/);
  });

  it('are drawn for supervisors, without anything that was written', async () => {
    await open('a', 'số 0912 345 678');
    await open('b', 'số 0912345678');
    const boss = await room.signedIn('ha', 'supervisor');
    const { body, text } = await boss.get('/api/links');
    expect(body).toMatchObject({
      nodes: [{ id: 'a' }, { id: 'b' }],
      marks: [{ kind: 'phone', cases: ['a', 'b'] }],
    });
    expect(text).not.toContain('912345678');
    expect((await (await room.signedIn('lan')).get('/api/links')).status).toBe(403);
  });

  it('are tied by the number that a person writes from another account; who has the case sees it, once', async () => {
    await open('a', 'cứu em với');
    await open('b', 'x', [{ name: 'return_number', value: returnNumberOf('a') }]);
    expect(await linksOf('b')).toMatchObject([['a', [{ kind: 'return' }]]]);
    const { history } = (await room.store.cases.get('a'))!;
    expect(history.filter(({ action }) => action === 'returned')).toMatchObject([{ detail: 'HD-b' }]);
  });
});
