import { apiUnderTest, ask } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

const MINUTE = 60_000;

describe('the queue', () => {
  let room: Room;
  let lan: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
  });
  afterEach(() => room.close());

  const open = (id: string, priority: 1 | 2 | 3, at: number, text = id) =>
    ask(room, { caseId: id, caseCode: `HD-${id}`, priority, summary: text }, { id, at, text, user: id });
  const ids = async (query = '', by = lan) =>
    ((await by.get(`/api/cases?${query}`)).body.items as { id: string }[]).map(({ id }) => id);
  const next = (by = lan, key?: string) =>
    by.post('/api/cases/next', {}, key === undefined ? {} : { 'Idempotency-Key': key });

  it('gives the next case: the most urgent, and of those the one that waits longest', async () => {
    await open('late', 1, 3_000);
    await open('request', 3, 1_000);
    await open('early', 1, 2_000);
    for (const id of ['early', 'late', 'request'])
      expect(await next()).toMatchObject({ status: 200, body: { id, status: 'claimed', owner: { id: lan.id } } });
    expect(await next()).toMatchObject({ status: 404, body: { reason: 'nothing-next' } });
  });

  it('gives many who ask at once a case each, and none of them twice', async () => {
    const crowd = await Promise.all(Array.from({ length: 6 }, (_, n) => room.signedIn(`s${n}`)));
    for (let n = 0; n < 5; n += 1) await open(`c${n}`, 2, 1_000 + n);
    const answers = await Promise.all(crowd.map((by) => next(by)));
    const given = answers.filter(({ status }) => status === 200).map(({ body }) => body.id);
    expect(given.sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(1);
  });

  it('gives one case to a double click', async () => {
    await open('a', 2, 1_000);
    await open('b', 2, 2_000);
    const answers = [...(await Promise.all([next(lan, 'k'), next(lan, 'k')])), await next(lan, 'k')];
    expect(answers.map(({ body }) => body.id)).toEqual(['a', 'a', 'a']);
    expect((await next(lan, 'k2')).body.id).toBe('b');
  });

  it('keeps to what somebody can bear, emergencies aside', async () => {
    for (let n = 0; n < 5; n += 1) await open(`c${n}`, 3, 1_000 + n);
    for (let n = 0; n < 4; n += 1) expect((await next()).status).toBe(200);
    expect(await next()).toMatchObject({ status: 409, body: { reason: 'full' } });
    await open('sos', 1, 9_000);
    expect((await next()).body.id).toBe('sos');
  });

  it('leaves to another office what is theirs, emergencies aside', async () => {
    const member = (await room.store.staff.byId(lan.id))!;
    await room.store.staff.replace({ ...member, office: 'Hà Nội', version: 2 });
    await open('a', 2, 1_000);
    expect(await lan.act('a', 'transfer', { to: 'office:Đà Nẵng' })).toMatchObject({ status: 400 });
    const hoa = await room.signedIn('hoa');
    await room.store.staff.replace({ ...(await room.store.staff.byId(hoa.id))!, office: 'Đà Nẵng', version: 2 });
    expect(await lan.act('a', 'transfer', { to: 'office:Đà Nẵng' })).toMatchObject({
      status: 200,
      body: { office: 'Đà Nẵng', status: 'open' },
    });
    expect((await next()).status).toBe(404);
    expect((await next(hoa)).body.id).toBe('a');
    await open('b', 1, 2_000);
    await lan.act('b', 'transfer', { to: 'office:Đà Nẵng' });
    expect((await next()).body.id).toBe('b');
  });

  it('filters by owner, step and office', async () => {
    await open('a', 2, 1_000);
    await open('b', 3, 2_000);
    await lan.act('a', 'claim');
    await lan.act('a', 'step', { step: 'plan' });
    expect(await ids('owner=me')).toEqual(['a']);
    expect(await ids('owner=none')).toEqual(['b']);
    expect(await ids(`owner=${lan.id}&step=plan`)).toEqual(['a']);
    expect(await ids('step=review')).toEqual([]);
    expect(await ids('office=')).toEqual(['a', 'b']);
  });

  it('finds a case by code, phone, place and name, with accents or without, and not by a part of them', async () => {
    await open('a', 2, 1_000, 'Chị Nguyễn Thị Hoa ở Tây Ninh, số 0912.345.678');
    await open('b', 2, 2_000, 'Anh Hòa ở Ninh Bình');
    await lan.act('b', 'notes', { text: 'Người thân: +84 987 654 321, chợ Bến Tràm' });
    const found = (q: string) => ids(`q=${encodeURIComponent(q)}`);
    for (const q of ['hd-a', '0912345678', '+84 912 345 678', '345678', 'tay ninh', 'Tây Ninh', 'nguyen thi hoa'])
      expect([q, await found(q)]).toEqual([q, ['a']]);
    for (const q of ['0987654321', 'ben tram', 'ninh binh']) expect([q, await found(q)]).toEqual([q, ['b']]);
    expect(await found('hoa')).toEqual(['a', 'b']);
    for (const q of ['091234', 'thi ninh', '%', 'x y z', '...']) expect([q, await found(q)]).toEqual([q, []]);
  });

  it('says which cases are overdue and since when people wait', async () => {
    await open('a', 1, room.clock.now);
    const line = async () => ((await lan.get('/api/cases')).body.items as object[])[0];
    expect(await line()).toMatchObject({ overdue: false, waitingSince: new Date(room.clock.now).toISOString() });
    room.clock.now += MINUTE;
    expect(await line()).toMatchObject({ overdue: true });
    await lan.act('a', 'claim');
    expect(await line()).toMatchObject({ overdue: false, owedSince: new Date(room.clock.now).toISOString() });
    room.clock.now += 1.5 * MINUTE;
    await lan.act('a', 'notes', { text: 'đang gọi công an' });
    expect(await line()).toMatchObject({ overdue: true });
    await lan.act('a', 'messages', { text: 'Chị đây' });
    expect(await line()).toMatchObject({ overdue: false });
  });

  it('says when an agency is to be asked what became of a case, until it has answered', async () => {
    await open('a', 2, room.clock.now);
    await lan.act('a', 'claim');
    const askAt = new Date(room.clock.now + MINUTE).toISOString();
    await lan.act('a', 'refer', { agency: 'Công an xã', text: 'Đã gọi', consent: 'given', askAt });
    const line = async () => ((await lan.get('/api/cases')).body.items as object[])[0];
    expect(await line()).toMatchObject({ askDue: false });
    room.clock.now += MINUTE;
    expect(await line()).toMatchObject({ askDue: true });
    const { referrals } = (await lan.get('/api/cases/a')).body as { referrals: { id: string }[] };
    await lan.act('a', `referrals/${referrals[0]!.id}`, { answer: { result: 'accepted', text: '' } });
    expect(await line()).toMatchObject({ askDue: false });
  });

  it('refuses a change made on an older version of a case, and says so', async () => {
    await open('a', 2, 1_000);
    const { body } = await lan.act('a', 'claim');
    const note = (version: string) => lan.post('/api/cases/a/notes', { text: 'x' }, { 'If-Match': version });
    expect((await note(`"${String(body.version)}"`)).status).toBe(200);
    expect(await note(`"${String(body.version)}"`)).toMatchObject({ status: 409, body: { reason: 'changed' } });
    expect((await note('*')).status).toBe(200);
    expect((await note('moi')).status).toBe(400);
  });

  it('keeps saved filters for their owner', async () => {
    const save = (name: string, query: string) => lan.post('/api/views', { name, query });
    const view = await save('Của tôi', 'owner=me');
    expect(view).toMatchObject({ status: 201, body: { name: 'Của tôi', query: 'owner=me' } });
    await save('Của tôi', 'owner=me&priority=1');
    const views = async (by = lan) => (await by.get('/api/views')).body.items as { id: string; query: string }[];
    expect(await views()).toMatchObject([{ query: 'owner=me&priority=1' }]);
    expect(await views(await room.signedIn('minh'))).toEqual([]);
    await lan.send('DELETE', `/api/views/${(await views())[0]!.id}`);
    expect(await views()).toEqual([]);
  });
});
