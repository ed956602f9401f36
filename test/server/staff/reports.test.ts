import { TURN, type TurnReport } from '../../../bot/turn-report';
import { createTakeFigures } from '../../../server/reports/take-turn';
import { apiUnderTest, ask, address } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

const DAY = '2026-07-30';

describe('the figures of a period', () => {
  let room: Room;
  let lan: Signed;
  let boss: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
    boss = await room.signedIn('ha', 'supervisor');
  });
  afterEach(() => room.close());

  const open = (n: number, country: string, priority: 1 | 2 = 2, province = '') =>
    ask(
      room,
      {
        caseId: `c${n}`,
        caseCode: `HD-${String(n).padStart(6, '0')}`,
        priority,
        facts: [
          { name: 'intent', value: 'missing_contact' },
          { name: 'country', value: country },
          { name: 'province', value: province },
        ],
      },
      { user: `u${n}`, at: room.clock.now },
    );
  const turn = (id: string, outcome: TurnReport['outcome'], intent: TurnReport['intent'] = 'fees_deposits') =>
    createTakeFigures(room)(
      'v1',
      address,
      { id, from: 'user', receivedAt: room.clock.now, activity: { type: 'message' }, seq: 1, attempts: 0 },
      { type: 'event', name: TURN, value: { intent, urgency: 'none', outcome } },
    );
  const report = async (query = `from=${DAY}&to=${DAY}`) => (await boss.get(`/api/reports?${query}`)).body;

  it('counts cases by urgency, topic, country and channel, how long people waited, and who gave up', async () => {
    for (let n = 0; n < 3; n += 1) await open(n, n ? 'Campuchia' : 'Lào', n ? 2 : 1);
    room.clock.now += 30_000;
    await lan.act('c0', 'claim');
    room.clock.now += 30_000;
    await lan.act('c0', 'messages', { text: 'Chào bạn' });
    await lan.act('c1', 'claim');
    await lan.act('c1', 'close', { outcome: 'no_contact' });
    expect(await report()).toMatchObject({
      period: { from: DAY, to: DAY },
      cases: {
        opened: 3,
        closed: 1,
        abandoned: 1,
        byUrgency: [
          { key: '2', count: 2 },
          { key: '1', count: 1 },
        ],
        byTopic: [{ key: 'missing_contact', count: 3 }],
        byCountry: [
          { key: 'Campuchia', count: 2 },
          { key: 'Lào', count: 1 },
        ],
        byChannel: [{ key: 'web', count: 3 }],
        byOutcome: [{ key: 'no_contact', count: 1 }],
      },
      response: {
        claimed: { count: 2, median: 30, p90: 60 },
        answered: { count: 1, median: 60, p90: 60 },
        byUrgency: [
          { key: '1', claimed: { median: 30 } },
          { key: '2', claimed: { median: 60 } },
        ],
      },
    });
  });

  it('counts messages once, however often their turn is run, and the share that the bot answered', async () => {
    for (const id of ['a', 'b', 'a', 'a']) await turn(id, 'answered');
    await turn('c', 'handed');
    await turn('d', 'asked', 'visa_documents');
    await turn('e', 'staff');
    expect(await report()).toMatchObject({
      messages: { read: 4, answered: 2, handed: 1, unanswered: 1, share: 0.5 },
      unanswered: [{ key: 'visa_documents', count: 1 }],
    });
  });

  it('leaves out what lies outside the days', async () => {
    room.clock.now = Date.parse('2026-07-29T16:59:59Z');
    await open(1, 'Lào');
    await turn('a', 'answered');
    room.clock.now = Date.parse('2026-07-30T17:00:00Z');
    await open(2, 'Lào');
    boss = await room.signedIn('hanh', 'supervisor');
    expect(await report()).toMatchObject({ cases: { opened: 0 }, messages: { read: 0 } });
    expect(await report('')).toMatchObject({ cases: { opened: 2 } });
  });

  it('hides small counts in what leaves as a file, and holds no formula', async () => {
    for (let n = 0; n < 7; n += 1) await open(n, n < 6 ? 'Campuchia' : '=HYPERLINK("x")');
    const csv = await boss.get(`/api/reports?from=${DAY}&to=${DAY}&format=csv`);
    expect(csv).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
    expect(csv.headers.get('content-disposition')).toMatch(/attachment; filename="?bao-cao-.*\.csv/);
    expect(csv.text).toContain('"Ca","Ca mới",7');
    expect(csv.text).toContain('"Khác","dưới 5 hoặc được che"');
    expect(csv.text).not.toContain('HYPERLINK');
    expect(csv.text).toContain('"Campuchia","dưới 5 hoặc được che"');
    const xlsx = await boss.raw('GET', `/api/reports?from=${DAY}&to=${DAY}&format=xlsx`);
    const bytes = Buffer.from(await xlsx.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.toString('latin1')).not.toContain('<f>');
  });

  it('holds no word that staff wrote freely, neither now nor when its case is gone', async () => {
    for (let n = 0; n < 6; n += 1) {
      await open(n, 'đảo ghostita; campuchia');
      await lan.act(`c${n}`, 'claim');
      await lan.act(`c${n}`, 'refer', { agency: n ? 'Anh Sáu Ghostino 0908888777' : 'police', text: '' });
      await lan.act(`c${n}`, 'close', { outcome: 'ghostita đã về nhà' });
    }
    const old = {
      id: 'old',
      openedAt: room.clock.now,
      priority: 2,
      channel: 'web',
      topic: 'x',
      province: 'x',
    } as const;
    const free = { countries: ['ghostland'], referred: ['Ghost'], outcome: 'ghost', abandoned: false };
    await room.store.figures.putCase({ ...old, ...free });
    const { text, body } = await boss.get(`/api/reports?from=${DAY}&to=${DAY}`);
    expect(text).not.toMatch(/ghost|0908/i);
    expect(body).toMatchObject({
      cases: {
        byCountry: [
          { key: 'other', count: 7 },
          { key: 'Campuchia', count: 6 },
        ],
        byOutcome: [{ key: 'other', count: 7 }],
        byAgency: [
          { key: 'other', count: 6 },
          { key: 'Công an (113)', count: 1 },
        ],
      },
    });
    await room.figures.keep(room.clock.now + 1);
    expect(JSON.stringify(await room.store.figures.cases(0, Infinity))).not.toMatch(/ghostita|Ghostino/);
  });

  /** The monthly report as rows of cells. */
  async function monthly(query: string): Promise<unknown[][]> {
    const { readSheet } = await import('read-excel-file/node');
    const file = await boss.raw('GET', `/api/reports/monthly?${query}`);
    expect(file.status).toBe(200);
    return await readSheet(Buffer.from(await file.arrayBuffer()));
  }

  it('gives a province its month beside the month before, small counts hidden', async () => {
    room.clock.now = Date.parse('2026-07-10T03:00:00Z');
    for (let n = 0; n < 6; n += 1) await open(n, 'Lào', 2, 'Nghệ An');
    await open(9, 'Lào', 2, 'Cà Mau');
    room.clock.now = Date.parse('2026-08-10T03:00:00Z');
    for (let n = 10; n < 18; n += 1) await open(n, 'Lào', 2, 'Nghệ An');
    boss = await room.signedIn('hanh', 'supervisor');
    const rows = await monthly(`month=2026-08&province=${encodeURIComponent('Nghệ An')}`);
    expect(rows[0]?.[0]).toMatch(/THÁNG 08\/2026/);
    expect(rows[1]?.[0]).toBe('Nghệ An');
    expect(rows).toContainEqual(['Ca', 'Ca mới', 8, 6]);
    expect(rows).toContainEqual(['Ca theo nước', 'Lào', 8, 6]);
    expect(rows.flat()).not.toContain('Cà Mau');
    const everywhere = await monthly('month=2026-07');
    expect(everywhere[1]?.[0]).toBe('Cả nước');
    expect(everywhere).toContainEqual(['Ca', 'Ca mới', 7, 0]);
    expect(everywhere).toContainEqual(['Ca theo tỉnh, thành phố', 'Cà Mau', 'dưới 5 hoặc được che', 0]);
  });

  it.each(['month=2026-13', 'month=8/2026', ''])('refuses the month in "%s"', async (query) => {
    expect((await boss.get(`/api/reports/monthly?${query}`)).status).toBe(400);
  });

  it.each(['from=2026-07-31&to=2026-07-30', 'from=30/7/2026', 'format=pdf', 'from=1990-01-01&to=2026-01-01'])(
    'refuses %s',
    async (query) => {
      expect((await boss.get(`/api/reports?${query}`)).status).toBe(400);
    },
  );

  it('is for supervisors, and audited', async () => {
    expect((await lan.get('/api/reports')).status).toBe(403);
    expect((await (await room.signedIn('root', 'admin')).get('/api/reports')).status).toBe(403);
    expect((await room.stranger.get('/api/reports')).status).toBe(401);
    expect((await lan.get('/api/reports/monthly?month=2026-07')).status).toBe(403);
    await boss.get('/api/reports?format=csv');
    expect(await room.audit.latest({ target: 'reports', limit: 9 })).toMatchObject([
      { staffId: boss.id, detail: 'csv' },
    ]);
  });
});
