import { photograph } from '../media/pictures';
import { address, apiUnderTest } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

const draft = {
  name: 'Ngày 30/7',
  text: 'Hỏi trước khi đi.',
  interests: ['viec-lam'],
  from: '2026-07-30T09:00:00+07:00',
  to: '2026-07-31T20:00:00+07:00',
  perHour: 60,
};

describe('the desk of editors', () => {
  let room: Room;
  let lan: Signed;
  let ha: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan', 'editor');
    ha = await room.signedIn('ha', 'editor');
  });
  afterEach(() => room.close());

  const subscriber = async () => {
    const said = { id: 'm1', from: 'user' as const, receivedAt: 1, activity: { type: 'message', text: 'chào' } };
    const { id } = await room.store.conversations.append(address, said);
    await room.store.campaigns.subscribe(id, ['viec-lam'], 1);
  };

  it('opens classes and gives their links', async () => {
    const opened = await lan.post('/api/classes', { course: 'bao-ve-con', name: 'Lớp mẹ' });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      name: 'Lớp mẹ',
      link: expect.stringMatching(/\/lop\/c[0-9a-z]{6}$/) as string,
    });
    expect((await lan.get('/api/classes')).body.items).toEqual([opened.body]);
    expect((await lan.post('/api/classes', { course: 'khong-co', name: 'x' })).status).toBe(404);
    expect((await lan.post('/api/classes', { course: 'bao-ve-con', name: ' ' })).status).toBe(400);
  });

  it('shows courses and what they change', async () => {
    const { items } = (await lan.get('/api/courses')).body as { items: { id: string; change: unknown[] }[] };
    expect(items).toHaveLength(4);
    expect(items[0]?.change).toHaveLength(5);
  });

  it('gives the kit of a province, and its files', async () => {
    const { body } = await lan.get(`/api/kit?${new URLSearchParams({ province: 'Lào Cai' }).toString()}`);
    expect(body).toMatchObject({ province: 'Lào Cai', files: [{ name: 'loa-1-phut.txt', bytes: 19 }] });
    const [file] = (body as { files: { address: string }[] }).files;
    expect((await lan.get(file!.address)).status).toBe(200);
    expect((await lan.get('/api/kit?province=Atlantis')).status).toBe(404);
  });

  it('takes a campaign from writing to running, by two people', async () => {
    await subscriber();
    const written = (await lan.post('/api/campaigns', draft)).body as { id: string; version: number };
    const reach = [{ channel: 'web' }];
    expect(written).toMatchObject({ version: 1, reach, overlaps: [], status: 'draft' });
    const act = (who: Signed, version: number, action: string) =>
      who.post(`/api/campaigns/${written.id}/actions`, { version, action });
    expect((await act(lan, 1, 'approve')).status).toBe(409);
    expect((await act(ha, 1, 'approve')).body).toMatchObject({ status: 'approved', version: 2 });
    expect((await act(lan, 2, 'start')).body).toMatchObject({ status: 'running' });
    expect((await act(lan, 2, 'stop')).status).toBe(409);
    expect((await act(lan, 3, 'stop')).body).toMatchObject({ status: 'stopped' });
  });

  it('says in words why a campaign to nobody is not approved', async () => {
    const { id } = (await lan.post('/api/campaigns', draft)).body as { id: string };
    const refused = await ha.post(`/api/campaigns/${id}/actions`, { version: 1, action: 'approve' });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toBe('Chưa có ai đăng ký nhận tin loại này nên chưa duyệt được.');
  });

  it('shows what is being written as the channels would, and what is too long, before anything is kept', async () => {
    const shown = await lan.post('/api/campaigns/preview', { text: 'a'.repeat(1_990), article: 'fees-broker' });
    expect(shown.status).toBe(200);
    const { preview } = shown.body as { preview: { channel: string; findings: string[] }[] };
    expect(preview[0]).toMatchObject({ channel: 'messenger', findings: ['too-long'] });
    expect((await lan.get('/api/campaigns')).body.items).toEqual([]);
  });

  it('warns of another campaign to the same people at the same time, until one is removed', async () => {
    const { id } = (await lan.post('/api/campaigns', draft)).body as { id: string };
    const second = await lan.post('/api/campaigns', { ...draft, name: 'Tết' });
    expect(second.body.overlaps).toEqual(['Ngày 30/7']);
    expect((await ha.send('DELETE', `/api/campaigns/${id}?version=2`)).status).toBe(409);
    expect((await ha.send('DELETE', `/api/campaigns/${id}?version=1`)).status).toBe(204);
    const { items } = (await lan.get('/api/campaigns')).body as { items: { overlaps: string[] }[] };
    expect(items.map(({ overlaps }) => overlaps)).toEqual([[]]);
  });

  it('changes a campaign that has not begun', async () => {
    const { id } = (await lan.post('/api/campaigns', draft)).body as { id: string };
    const changed = await lan.patch(`/api/campaigns/${id}`, { version: 1, draft: { ...draft, name: 'Khác' } });
    expect(changed.body).toMatchObject({ name: 'Khác', version: 2 });
    expect((await lan.patch(`/api/campaigns/${id}`, { version: 1, draft })).status).toBe(409);
    expect((await lan.patch('/api/campaigns/khong-co', { version: 1, draft })).status).toBe(404);
  });

  it.each([
    ['no text', { text: '' }],
    ['a day that is none', { from: 'hôm nay' }],
    ['too many an hour', { perHour: 100_000 }],
    ['a kind that nobody can ask for', { interests: ['all'] }],
  ])('refuses a campaign with %s', async (_, change) => {
    expect((await lan.post('/api/campaigns', { ...draft, ...change })).status).toBe(400);
  });

  it('takes a picture for a campaign, and shows it to editors alone until the campaign is approved', async () => {
    await subscriber();
    const brought = await lan.file('/api/campaigns/pictures', await photograph(), 'image/jpeg');
    expect(brought.status).toBe(201);
    const { id, address: place } = brought.body as { id: string; address: string };
    const shown = await lan.get(place);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const picture = { id, alt: 'Hai người đọc hợp đồng' };
    const written = await lan.post('/api/campaigns', { ...draft, picture });
    expect(written.body).toMatchObject({ picture, preview: [{ picture: { most: 25 * 1_048_576 } }, {}, {}, {}] });
    const unnamed = await lan.post('/api/campaigns', { ...draft, picture: { ...picture, alt: ' ' } });
    expect(unnamed.status).toBe(400);
  });

  it.each<[string, string, () => Promise<Buffer>, number, RegExp]>([
    ['no picture, whatever its type says', 'image/png', () => Promise.resolve(Buffer.from('<svg/>')), 415, /PNG, JPEG/],
    ['a page', 'text/html', () => Promise.resolve(Buffer.from('<p>')), 415, /PNG, JPEG/],
    ['too large', 'image/jpeg', () => Promise.resolve(Buffer.alloc(15 * 1_048_576 + 1, 1)), 413, /15 MB/],
    ['broken', 'image/jpeg', async () => (await photograph()).subarray(0, 200), 400, /bị hỏng/],
  ])('says in words why a file is not taken that is %s', async (_, type, make, status, words) => {
    const refused = await lan.file('/api/campaigns/pictures', await make(), type);
    expect(refused.status).toBe(status);
    expect(refused.body.detail).toMatch(words);
  });

  it('finds the article whose card goes with a campaign', async () => {
    expect((await lan.get('/api/campaigns/cards?q=phi')).body.items).toEqual([{ id: 'fees-broker', title: 'Phí' }]);
  });

  it('is for editors only', async () => {
    const mai = await room.signedIn('mai', 'counsellor');
    for (const path of ['/api/classes', '/api/courses', '/api/campaigns', '/api/kit?province=Lào Cai'])
      expect((await mai.get(path)).status).toBe(403);
  });
});

it('lets a supervisor, and nobody else, turn the surge mode', async () => {
  const room = await apiUnderTest();
  const lan = await room.signedIn('lan', 'counsellor');
  const boss = await room.signedIn('boss', 'supervisor');
  expect((await lan.get('/api/surge')).body).toEqual({ on: false });
  expect((await lan.post('/api/surge', { on: true })).status).toBe(403);
  expect((await boss.post('/api/surge', { on: true })).body).toMatchObject({ on: true, by: boss.id });
  expect((await lan.get('/api/surge')).body).toMatchObject({ on: true });
  expect((await boss.post('/api/surge', { on: 'yes' })).status).toBe(400);
  await room.close();
});
