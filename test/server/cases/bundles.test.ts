import pino from 'pino';
import { Pager } from '../../../server/cases/paging/pager';
import { createTakeMarks } from '../../../server/cases/take-marks';
import { Watch } from '../../../server/cases/watch';
import { Duty } from '../../../server/staff/duty';
import { address, apiUnderTest, ask, handoff } from '../staff/api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
const HOUR = 3_600_000;
const TIP =
  'Tối nay ở bến xe Mỹ Đình có xe khách biển số lạ chở hai mươi cô gái sang Trung Quốc bán, mọi người báo công an gấp giúp với';

describe('near-same tips from many accounts', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());

  const open = async (
    id: string,
    text: string,
    change: { priority?: 1 | 2 | 3; messageId?: string; user?: string } = {},
  ) => {
    const { priority = 2, messageId = `m-${id}`, user = id } = change;
    const request = { caseId: id, caseCode: `HD-${id.toUpperCase()}`, priority, summary: text };
    const { conversationId, item } = await ask(room, request, { id: messageId, text, user, at: room.clock.now });
    const { cases } = room.store;
    const take = createTakeMarks({ cases, live: room.live, now: room.now, publicPhones: () => new Set() });
    const marks = () => take(conversationId, { ...address, user }, item, handoff(request, text));
    await marks();
    // As after a crash.
    await marks();
  };
  const bundleOf = async (id: string) => (await room.store.cases.get(id))?.bundle;
  const watchOver = () =>
    new Watch({
      ...room,
      owner: 'w',
      duty: new Duty(room.store, room.now),
      pager: new Pager({ store: room.store.pages, ways: ['webhook'], now: room.now }),
      logger: pino({ level: 'silent' }),
    });
  const pagesFor = async () => [
    ...new Set((await room.store.pages.due(Infinity, 999)).map(({ alarm }) => alarm.caseId)),
  ];

  it('are one bundle, under the first, however a word or a number is changed', async () => {
    await open('a', TIP);
    await open('b', TIP.replace('hai mươi', '15').toUpperCase());
    await open('c', `${TIP} nhé`);
    expect(await Promise.all(['a', 'b', 'c'].map(bundleOf))).toEqual(['a', 'a', 'a']);
    const lan = await room.signedIn('lan');
    expect((await lan.get('/api/cases?bundle=a')).body).toMatchObject({
      items: [
        { id: 'a', bundle: 'a', status: 'open' },
        { id: 'b', bundle: 'a', status: 'open' },
        { id: 'c', bundle: 'a', status: 'open' },
      ],
    });
  });

  it('are no bundle when they are short as cries are, tell of something else, or lie a day apart', async () => {
    await open('a', 'cứu em với, nó nhốt em');
    await open('b', 'cứu em với, nó nhốt em');
    await open('c', TIP);
    await open(
      'd',
      'em trai tôi đi làm ở Thái Lan ba tháng nay không gọi về, xin mọi người chỉ cách tìm em giúp gia đình',
    );
    room.clock.now += 25 * HOUR;
    await open('e', TIP);
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(bundleOf))).toEqual(Array(5).fill(undefined));
  });

  it('call once: fifty copies are one alarm, and when somebody has one, the next calls', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `c${String(n).padStart(2, '0')}`);
    for (const id of ids) {
      room.clock.now += 1;
      await open(id, TIP, { priority: 1 });
    }
    const watch = watchOver();
    await watch.look();
    room.clock.now += HOUR;
    await watch.look();
    expect(await pagesFor()).toEqual(['c00']);
    const lan = await room.signedIn('lan');
    await lan.act('c00', 'claim');
    room.clock.now += HOUR / 30;
    await room.store.roster.seen(lan.id, room.clock.now);
    await watch.look();
    expect(await pagesFor()).toEqual(expect.arrayContaining(['c01']));
    expect((await pagesFor()).filter((id) => !['c00', 'c01'].includes(id))).toEqual([]);
  }, 60_000);

  it('let the more urgent one call, whenever it came', async () => {
    await open('a', TIP, { priority: 2 });
    room.clock.now += 1_000;
    await open('b', `${TIP} nó đang ở đây`, { priority: 1 });
    const watch = watchOver();
    await watch.look();
    expect(await pagesFor()).toEqual(['b']);
  });

  it('keep nobody waiting behind them: the next case after one of them is somebody else’s cry', async () => {
    for (let n = 0; n < 30; n += 1) {
      room.clock.now += 1;
      await open(`c${String(n).padStart(2, '0')}`, TIP, { priority: 1 });
    }
    room.clock.now += 1;
    await open('cry', 'cứu em với, nó nhốt em', { priority: 1 });
    await open('later', 'cho em hỏi', { priority: 2 });
    const lan = await room.signedIn('lan');
    const minh = await room.signedIn('minh');
    const next = async (who = lan) => (await who.post('/api/cases/next', {})).body.id;
    expect([await next(), await next(minh), await next(), await next(minh)]).toEqual(['c00', 'cry', 'c01', 'c02']);
  }, 60_000);

  it('keep every person’s case: nothing is joined or closed', async () => {
    await open('a', TIP);
    await open('b', TIP);
    const lan = await room.signedIn('lan');
    await lan.act('a', 'claim');
    await lan.act('a', 'close', { outcome: 'not_related' });
    expect(await room.store.cases.get('b')).toMatchObject({ status: 'open', unattendedSince: room.clock.now });
  });
});
