import { MUTE } from '../../../bot/mute';
import { LONGEST_MUTE_MS } from '../../../server/cases/mutes';
import { address, apiUnderTest, ask } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;
const HOUR = 3_600_000;
const HALF_HOUR = HOUR / 2;

describe('muting', () => {
  let room: Room;
  let lan: Signed;
  let boss: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
    boss = await room.signedIn('ha', 'supervisor');
    await ask(room, { priority: 3 }, { text: 'đồ ngu' });
    await lan.act('case-1', 'claim');
  });
  afterEach(() => room.close());

  const iso = (ms: number) => new Date(room.clock.now + ms).toISOString();
  const mute = (change: object = {}, who = lan) =>
    who.act('case-1', 'mute', { reason: 'insults', until: iso(HOUR), text: 'chửi suốt', ...change }, 'k1');
  const told = async () => {
    const log = await room.store.conversations.log(room.store.conversations.idOf(address), 0, 100);
    return log.filter(({ activity }) => activity.name === MUTE).map(({ activity }) => activity.value as unknown);
  };

  it('closes the case, tells the bot once however often it is sent, and stands in the log, the history and the notes', async () => {
    expect((await mute()).body).toMatchObject({
      status: 'closed',
      outcome: 'muted',
      mute: { reason: 'insults', by: 'LAN', until: iso(HOUR) },
      notes: [{ text: 'chửi suốt' }],
    });
    await mute();
    expect(await told()).toEqual([{ until: room.clock.now + HOUR, caseId: 'case-1' }]);
    const log = await room.audit.latest({ target: 'case-1', kind: 'case', limit: 10 });
    expect(log.filter(({ action }) => action === 'case.mute')).toMatchObject([{ staffId: lan.id, detail: 'insults' }]);
    expect((await lan.get('/api/cases/case-1')).body).toMatchObject({
      transcript: expect.arrayContaining([
        expect.objectContaining({ from: 'system', text: expect.stringMatching(/^Tắt báo tới \d/) as string }),
      ]) as unknown,
    });
  });

  it('is seen by supervisors while it lasts, ends by itself, and is nobody else’s list', async () => {
    // Shorter than a session without a console.
    await mute({ until: iso(HALF_HOUR) });
    expect((await boss.get('/api/mutes')).body).toEqual({
      items: [
        {
          caseId: 'case-1',
          code: 'HD-AAAAAA',
          channel: 'web',
          reason: 'insults',
          by: 'LAN',
          at: iso(0),
          until: iso(HALF_HOUR),
        },
      ],
    });
    expect((await lan.get('/api/mutes')).status).toBe(403);
    room.clock.now += HALF_HOUR;
    expect((await boss.get('/api/mutes')).body).toEqual({ items: [] });
    expect((await lan.get('/api/cases/case-1')).body).not.toHaveProperty('mute');
  });

  it('is ended before its time by a supervisor, once', async () => {
    await mute();
    expect((await boss.act('case-1', 'unmute')).body).not.toHaveProperty('mute');
    expect((await told()).at(-1)).toEqual({ until: null, caseId: 'case-1' });
    expect((await boss.get('/api/mutes')).body).toEqual({ items: [] });
    expect((await boss.act('case-1', 'unmute')).status).toBe(409);
  });

  it('of an emergency asks in words why nobody is in danger', async () => {
    await ask(
      room,
      { caseId: 'case-2', caseCode: 'HD-BBBBBB', priority: 1 },
      { id: 'm2', text: 'cứu tôi với haha', user: 'u2' },
    );
    await lan.act('case-2', 'claim');
    const body = { reason: 'prank', until: iso(HOUR) };
    expect(await lan.act('case-2', 'mute', { ...body, text: '  ' }, 'k2')).toMatchObject({
      status: 409,
      body: { reason: 'words-needed' },
    });
    expect((await lan.act('case-2', 'mute', { ...body, text: 'nói là đùa, ba lần rồi' }, 'k3')).status).toBe(200);
  });

  it('is refused without a reason, without an end ahead, for too long, and to whoever does not have the case', async () => {
    expect((await mute({ reason: 'annoying' })).status).toBe(400);
    expect((await mute({ until: iso(0) })).status).toBe(400);
    expect((await mute({ until: undefined })).status).toBe(400);
    expect((await mute({ until: iso(LONGEST_MUTE_MS + 1) })).status).toBe(400);
    const minh = await room.signedIn('minh');
    expect((await mute({}, minh)).status).toBe(403);
    expect((await lan.get('/api/cases/case-1')).body).toMatchObject({ status: 'claimed' });
  });
});
