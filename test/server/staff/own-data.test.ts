import { address, apiUnderTest, ask } from './api-under-test';

const HOUR = 3_600_000;

describe('what a person wants with their data', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  let lan: Awaited<ReturnType<(typeof room)['signedIn']>>;
  let ha: typeof lan;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
    ha = await room.signedIn('ha', 'supervisor');
    await ask(room, {}, { at: room.clock.now });
    await lan.act('case-1', 'claim');
  });
  afterEach(() => room.close());

  const note = (wish = 'erase') => lan.act('case-1', 'own-data', { wish, deed: 'note' });
  const propose = (by = lan) =>
    by.act('case-1', 'own-data', { wish: 'erase', deed: 'erase', text: 'đã hỏi từ an toàn' });
  const close = () => lan.act('case-1', 'close', { outcome: 'helped' });
  const confirm = (by = ha) => by.act('case-1', 'own-data/confirm');
  /** The conversation as if everything in it had been read, and the sweep an hour later. */
  const sweep = async () => {
    const id = room.store.conversations.idOf(address);
    const held = await room.store.conversations.claim(id, 'w1', 0, 1);
    const read = held!.inbox.map(({ seq }) => ({ seq }));
    await room.store.conversations.commit({ id, owner: 'w1', version: held!.version }, { read, letGo: true });
    return room.store.conversations.purge(0, 0, room.clock.now + 2 * HOUR);
  };

  it('is noted by whoever hears it, with the day until which it must be answered', async () => {
    const { body } = await note('see');
    expect(body.ownData).toEqual([
      {
        id: expect.any(String) as string,
        wish: 'see',
        askedAt: '2026-07-30T02:00:00.000Z',
        dueAt: '2026-08-03T17:00:00.000Z',
        state: 'waiting',
      },
    ]);
    expect((await ha.get('/api/own-data')).body.items).toMatchObject([
      { caseId: 'case-1', code: 'HD-AAAAAA', wish: 'see' },
    ]);
    expect((await lan.act('case-1', 'own-data', { wish: 'see', deed: 'done' })).body.ownData).toMatchObject([
      { state: 'done', by: 'LAN' },
    ]);
    expect((await ha.get('/api/own-data')).body.items).toEqual([]);
  });

  it('is known, too, when the bot hands it over', async () => {
    const facts = [{ name: 'own_data_correct', value: 'Muốn sửa' }];
    await ask(room, { facts, caseId: 'case-2', caseCode: 'HD-BBBBBB' }, { id: 'm9', user: 'u2', at: room.clock.now });
    expect((await ha.get('/api/own-data')).body.items).toMatchObject([
      { caseId: 'case-2', wish: 'correct', state: 'waiting' },
    ]);
  });

  it('erases case and conversation once a second person has confirmed it, and not before', async () => {
    await note();
    expect((await propose()).body.ownData).toMatchObject([{ state: 'to-confirm', by: 'LAN' }]);
    await close();
    expect(await sweep()).toBe(0);
    expect((await confirm()).body.ownData).toMatchObject([{ state: 'erasing' }]);
    expect(await sweep()).toBe(1);
    expect((await ha.get('/api/cases/case-1')).status).toBe(404);
    const deeds = (await room.audit.latest({ target: 'case-1', limit: 50 })).filter(
      ({ action }) => action === 'case.own_data',
    );
    expect(deeds.map(({ staffId, detail }) => [staffId, detail]).reverse()).toEqual([
      ['id-lan', 'erase:note'],
      ['id-lan', 'erase:erase'],
      ['id-ha', 'erase:confirm'],
    ]);
  });

  it.each([
    ['by the one who proposed it', 409, 'second-person', async () => (await propose(ha), await close(), confirm(ha))],
    ['while the case is open', 409, 'close-first', async () => (await propose(), confirm())],
    ['which nobody has proposed', 409, 'no-wish', async () => (await close(), confirm())],
    ['by a counsellor', 403, undefined, async () => (await propose(), await close(), confirm(lan))],
  ])('is not confirmed %s', async (_, status, reason, tryIt) => {
    await note();
    expect(await tryIt()).toMatchObject({ status, body: { ...(reason && { reason }) } });
    await close();
    expect(await sweep()).toBe(0);
  });

  it('is confirmed only with the password given just now', async () => {
    await note();
    await propose();
    await close();
    room.clock.now += 16 * 60_000;
    expect(await confirm()).toMatchObject({ status: 403, body: { reason: 'confirm-needed' } });
  });

  it.each([
    ['proposed without a word why it is surely the person', { wish: 'erase', deed: 'erase' }],
    ['refused without a reason', { wish: 'erase', deed: 'refuse', text: '  ' }],
    ['called done', { wish: 'erase', deed: 'done', text: 'x' }],
    ['another wish', { wish: 'see', deed: 'erase', text: 'x' }],
  ])('is not taken when it is %s', async (_, body) => {
    await note();
    await note('see');
    expect((await lan.act('case-1', 'own-data', body)).status).toBe(400);
  });

  it('is answered by who talks with the person, and noted by anybody', async () => {
    const minh = await room.signedIn('minh');
    expect((await minh.act('case-1', 'own-data', { wish: 'erase', deed: 'note' })).status).toBe(200);
    expect((await propose(minh)).status).toBe(403);
    expect((await minh.act('case-1', 'own-data', { wish: 'erase', deed: 'refuse', text: 'x' })).status).toBe(403);
  });

  it('is not carried out once somebody has opened the case again: it waits for an answer anew', async () => {
    await note();
    await propose();
    await close();
    await confirm();
    expect((await lan.act('case-1', 'reopen')).body.ownData).toMatchObject([{ state: 'waiting' }]);
    await lan.act('case-1', 'claim');
    await close();
    expect(await sweep()).toBe(0);
  });
});
