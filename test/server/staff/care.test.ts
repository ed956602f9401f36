import { apiUnderTest, ask } from './api-under-test';

const MINUTE = 60_000;
const USUAL = { breakAfter: 90, afterHardCases: true, coverHardWords: false };

describe('what the console knows for the good of a counsellor', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  let lan: Awaited<ReturnType<(typeof room)['signedIn']>>;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
  });
  afterEach(() => room.close());

  const load = async () => (await lan.get('/api/care')).body.load as Record<string, unknown>;
  const iso = (at: number) => new Date(at).toISOString();

  it('counts the cases in which they did something, and the emergencies among them; looking is no work', async () => {
    await ask(room, { priority: 1 }, { at: room.clock.now });
    await ask(room, { priority: 3, caseId: 'case-2', caseCode: 'HD-BBBBBB' }, { user: 'u2', at: room.clock.now });
    await lan.get('/api/cases/case-2');
    expect(await load()).toMatchObject({ cases: 0, urgent: 0 });
    await lan.act('case-1', 'claim');
    await lan.act('case-1', 'notes', { text: 'a' });
    await lan.act('case-2', 'claim');
    expect(await load()).toMatchObject({ cases: 2, urgent: 1 });
  });

  it('counts from the beginning of the shift, and the work from the end of the last break', async () => {
    const begin = room.clock.now;
    expect(await load()).toMatchObject({ since: iso(begin), workingSince: iso(begin) });
    room.clock.now += 30 * MINUTE;
    await lan.post('/api/shift');
    expect(await load()).toMatchObject({ since: iso(room.clock.now) });
    const shift = room.clock.now;
    room.clock.now += 30 * MINUTE;
    await lan.post('/api/presence', { state: 'break' });
    room.clock.now += 10 * MINUTE;
    expect(await load()).toMatchObject({ workingSince: iso(room.clock.now) });
    await lan.post('/api/presence', { state: 'available' });
    const back = room.clock.now;
    room.clock.now += 5 * MINUTE;
    expect(await load()).toMatchObject({ since: iso(shift), workingSince: iso(back) });
  });

  it('keeps what each one wants to be reminded of, and shows it to nobody else', async () => {
    const wish = { breakAfter: null, afterHardCases: false, coverHardWords: true };
    expect((await lan.get('/api/care')).body).toMatchObject({ settings: USUAL, hardWords: ['chết'] });
    expect((await lan.post('/api/care', wish)).status).toBe(204);
    expect((await lan.get('/api/care')).body).toMatchObject({ settings: wish });
    const boss = await room.signedIn('ha', 'supervisor');
    expect((await boss.get('/api/care')).body).toMatchObject({ settings: USUAL });
    expect((await boss.get('/api/staff')).text).not.toContain('coverHardWords');
    expect((await lan.post('/api/care', { ...wish, breakAfter: 1 })).status).toBe(400);
  });
});
