import { apiUnderTest, ask } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;
interface Row {
  field: string;
  value: string;
  revision: number;
}

const MINUTE = 60_000;

describe('the handover sheet', () => {
  let room: Room;
  let lan: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
    const facts = [
      { name: 'intent', value: 'self_in_danger' },
      { name: 'country', value: 'Campuchia' },
      { name: 'safety_where', value: 'tầng 4, gần casino' },
      { name: 'contact', value: 'A · 0900' },
    ];
    await ask(room, { facts });
    await ask(room, { facts: [{ name: 'safety_where', value: 'Bavet' }] }, { id: 'm2', at: 2_000 });
  });
  afterEach(() => room.close());

  const rowOf = (body: Record<string, unknown>, field: string) =>
    (body.sheet as Row[]).find((row) => row.field === field);
  const correct = (who: Signed, field: string, value: unknown, revision: unknown, key?: string) =>
    who.act('case-1', `sheet/${field}`, { value, revision }, key);

  it('is filled by what was understood, each thing with the message that it came from', async () => {
    const { body } = await lan.get('/api/cases/case-1');
    expect(rowOf(body, 'where')).toEqual({
      field: 'where',
      value: 'tầng 4, gần casino; Bavet',
      understood: [
        { value: 'tầng 4, gần casino', messageId: 'm1' },
        { value: 'Bavet', messageId: 'm2' },
      ],
      past: [],
      revision: 0,
    });
    expect(rowOf(body, 'contact')).toMatchObject({ value: 'A · 0900' });
    expect(rowOf(body, 'country')).toMatchObject({ value: 'Campuchia' });
    expect(rowOf(body, 'vehicles')).toMatchObject({ value: '', understood: [] });
  });

  it('holds the place that the person has shared', async () => {
    await ask(room, { facts: [{ name: 'place', value: '10.77, 106.69' }] }, { id: 'm3', at: 3_000 });
    const { body } = await lan.get('/api/cases/case-1');
    expect(rowOf(body, 'where')?.value).toBe('tầng 4, gần casino; Bavet; 10.77, 106.69');
  });

  it('is corrected by anybody on duty, keeps what stood there before, and shows what came in since', async () => {
    const minh = await room.signedIn('minh');
    await correct(lan, 'where', 'Bavet, tòa C', 0);
    const { body } = await correct(minh, 'where', null, 1);
    const at = new Date(room.clock.now).toISOString();
    expect(rowOf(body, 'where')).toMatchObject({
      value: '',
      revision: 2,
      set: { value: null, at, by: 'MINH' },
      past: [{ value: 'Bavet, tòa C', at, by: 'LAN' }],
    });
    await ask(room, { facts: [{ name: 'safety_where', value: 'Poipet' }] }, { id: 'm3', at: 3_000 });
    const later = rowOf((await lan.get('/api/cases/case-1')).body, 'where');
    expect(later).toMatchObject({ value: '', understood: [{}, {}, { value: 'Poipet', messageId: 'm3' }] });
  });

  it('lets one of two corrections at once through, and overwrites nothing', async () => {
    const minh = await room.signedIn('minh');
    const answers = await Promise.all([correct(lan, 'where', 'A', 0), correct(minh, 'where', 'B', 0)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect(lost?.body).toMatchObject({
      reason: 'stale-field',
      current: { field: 'where', value: rowOf(won!.body, 'where')!.value, revision: 1 },
    });
  });

  it('lets two people correct different fields at the same time', async () => {
    const minh = await room.signedIn('minh');
    const answers = await Promise.all([correct(lan, 'where', 'A', 0), correct(minh, 'people', '3', 0)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('takes a repeat under the same key for the same correction', async () => {
    await correct(lan, 'where', 'A', 0, 'k');
    expect(await correct(lan, 'where', 'A', 0, 'k')).toMatchObject({ status: 200 });
    expect(rowOf((await lan.get('/api/cases/case-1')).body, 'where')).toMatchObject({ revision: 1, past: [] });
  });

  it.each([
    ['where', 'x'.repeat(4_001), 0, 400],
    ['where', 7, 0, 400],
    ['where', 'a', -1, 400],
    ['where', 'a', 'b', 400],
    ['where', 'a', 5, 409],
    ['__proto__', 'a', 0, 404],
    ['history', 'a', 0, 404],
  ])('refuses %s = %.5s at revision %s', async (field, value, revision, status) => {
    expect(await correct(lan, field, value, revision)).toMatchObject({ status });
  });

  it('writes who changed which field into the audit log, never what', async () => {
    await correct(lan, 'where', 'Poipet kín', 0);
    const audited = await room.audit.latest({ target: 'case-1', limit: 9 });
    // The answer shows the case: that is a reading.
    expect(audited).toMatchObject([
      { staffId: lan.id, action: 'case.read' },
      { staffId: lan.id, action: 'case.sheet', detail: 'where' },
    ]);
    expect(JSON.stringify(audited)).not.toContain('Poipet');
    expect(room.logged.join()).not.toContain('Poipet');
  });
});

describe('writing to somebody in danger', () => {
  let room: Room;
  let lan: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
    await ask(room, {}, { at: room.clock.now });
    await lan.act('case-1', 'claim');
  });
  afterEach(() => room.close());

  const write = (body: object = {}) => lan.act('case-1', 'messages', { text: 'Em còn đó không?', ...body });
  const safety = (body: object) => lan.act('case-1', 'safety', body);
  const inbox = async () =>
    (
      await room.store.conversations.log(
        room.store.conversations.idOf({ channel: 'web', account: 'web', user: 'u1' }),
        0,
        99,
      )
    )
      .filter(({ from }) => from === 'staff' || from === 'system')
      .map(({ activity }) => activity.text ?? activity.name);

  it('goes without a warning for a quarter of an hour, and staff see until when', async () => {
    room.clock.now += 14 * MINUTE;
    const until = new Date(room.clock.now + MINUTE).toISOString();
    expect((await write()).body).toMatchObject({ safety: { state: 'unsure', until } });
  });

  it('is held up after it, with the reason; nothing reaches the person', async () => {
    const since = new Date(room.clock.now).toISOString();
    room.clock.now += 15 * MINUTE;
    const before = await inbox();
    expect(await write()).toMatchObject({
      status: 409,
      body: { reason: 'silence', since, detail: expect.stringMatching(/15 phút/) as string },
    });
    expect(await inbox()).toEqual(before);
    expect((await lan.get('/api/cases/case-1')).body).toMatchObject({ safety: { caution: 'silence', since } });
  });

  it('takes no sign that nobody sees for a reason, nor for a note', async () => {
    for (const nothing of ['\u200b', '\u3164', '\u2800', '\u202e'])
      expect((await write({ override: nothing })).status).toBe(400);
    expect((await lan.act('case-1', 'notes', { text: '\u200b', spoke: true })).status).toBe(400);
  });

  it('goes all the same when staff say why, and the reason is kept and audited', async () => {
    room.clock.now += 15 * MINUTE;
    const { status, body } = await write({ override: 'Em ấy vừa gọi 111, đang ở chỗ kín' });
    expect(status).toBe(200);
    expect(body.notes).toMatchObject([{ text: 'Em ấy vừa gọi 111, đang ở chỗ kín', by: 'LAN' }]);
    expect(await inbox()).toContain('Em còn đó không?');
    expect(await room.audit.latest({ target: 'case-1', limit: 9 })).toContainEqual(
      expect.objectContaining({ action: 'case.message', detail: 'override' }),
    );
  });

  it.each(['', '   ', 7, 'x'.repeat(501)])('takes no override without a reason: %p', async (override) => {
    room.clock.now += 15 * MINUTE;
    expect((await write({ override })).status).toBe(400);
  });

  it('follows what staff say about safety, and tells the bot', async () => {
    expect((await safety({ state: 'unsafe' })).body).toMatchObject({
      safety: { state: 'unsafe', by: 'LAN', caution: 'unsafe' },
    });
    expect(await write()).toMatchObject({ status: 409, body: { reason: 'unsafe' } });
    await safety({ state: 'hours', hours: [{ from: '09:00', to: '09:30' }], codeWord: 'bún chả' });
    room.clock.now = Date.UTC(2026, 6, 30, 2, 29);
    expect((await write()).body).toMatchObject({
      safety: { state: 'hours', codeWord: 'bún chả', until: '2026-07-30T02:30:00.000Z' },
    });
    room.clock.now += MINUTE;
    expect(await write()).toMatchObject({ status: 409, body: { reason: 'outside-hours' } });
    expect(await inbox()).toContain('haidang.safety');
  });

  it('follows what the person says, also when staff know it already', async () => {
    await ask(room, { facts: [], safety: { state: 'unsafe' } }, { id: 'm2', at: room.clock.now });
    expect(await write()).toMatchObject({ status: 409, body: { reason: 'unsafe' } });
    room.clock.now += 1;
    await safety({ state: 'safe' });
    // The same turn, run again after a crash, does not bring back what was said before.
    await ask(room, { facts: [], safety: { state: 'unsafe' } }, { id: 'm2', at: room.clock.now - 1 });
    expect((await write()).status).toBe(200);
  });

  it.each([
    {},
    { state: 'maybe' },
    { state: 'hours' },
    { state: 'hours', hours: [] },
    { state: 'hours', hours: [{ from: '24:00', to: '01:00' }] },
    { state: 'hours', hours: [{ from: '9:00', to: '10:00' }] },
    { state: 'hours', hours: Array(7).fill({ from: '01:00', to: '02:00' }) },
    { state: 'safe', codeWord: 'x'.repeat(31) },
    { state: 'safe', codeWord: 'thoát' },
    { state: 'safe', codeWord: '!!!' },
    { state: 'safe', codeWord: 'có' },
  ])('refuses %j as a state of safety', async (body) => {
    expect((await safety(body)).status).toBe(400);
  });

  it('does not let a colleague write, warning or not', async () => {
    const minh = await room.signedIn('minh');
    expect((await minh.act('case-1', 'messages', { text: 'a', override: 'b' })).status).toBe(403);
  });
});
