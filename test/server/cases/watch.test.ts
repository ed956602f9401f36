import pino from 'pino';
import type { Actor, CaseAction } from '../../../server/cases/actions';
import { Pager } from '../../../server/cases/paging/pager';
import { Watch } from '../../../server/cases/watch';
import { Duty } from '../../../server/staff/duty';
import type { Page } from '../../../server/store/contract/pages';
import { someMember } from '../records';
import { ask, casesUnderTest } from '../staff/api-under-test';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const lan: Actor = { id: 'lan', name: 'Lan', role: 'counsellor' };

describe('the watch', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  let watch: Watch;
  beforeEach(async () => {
    room = await casesUnderTest();
    watch = watchOf('w1');
    for (const id of ['lan', 'minh']) await room.store.staff.add(someMember({ id, username: id, name: id }));
    await room.store.staff.add(someMember({ id: 'ha', username: 'ha', role: 'supervisor' }));
    const keys = { p256dh: 'p', auth: 'a' };
    for (const staffId of ['lan', 'minh', 'ha'])
      await room.store.pages.subscribe({ id: `sub-${staffId}`, staffId, endpoint: '', keys, createdAt: 1 });
  });
  afterEach(() => room.close());

  const watchOf = (owner: string, ways: Page['way'][] = ['webhook', 'email', 'push']) =>
    new Watch({
      ...room,
      owner,
      duty: new Duty(room.store, room.now),
      pager: new Pager({ store: room.store.pages, ways, now: room.now }),
      logger: pino({ level: 'silent' }),
    });
  const found = async () => (await room.store.cases.get('case-1'))!;
  const open = (priority: 1 | 2 | 3 = 1) => ask(room, { priority }, { at: room.clock.now });
  const act = (action: CaseAction, actor = lan) =>
    room.cases.act('case-1', { action, actor, key: `${action.type}${room.clock.now}` });
  const present = (...ids: string[]) => Promise.all(ids.map((id) => room.store.roster.seen(id, room.clock.now)));
  /** Time goes on, and the watch looks, once a second or for long times now and then; who is named stays at the console. */
  const pass = async (ms: number, ...there: string[]) => {
    const step = ms >= 10 * MINUTE ? 30 * SECOND : SECOND;
    for (let left = ms; left > 0; left -= step) {
      room.clock.now += step;
      if (left % (10 * SECOND) === 0) await present(...there);
      await watch.look();
    }
  };
  const pages = async () =>
    (await room.store.pages.due(Infinity, 99)).map(({ way, to, alarm }) => `${alarm.stage} ${way} ${to}`.trim()).sort();
  const told = async (conversationId: string) =>
    (await room.store.conversations.log(conversationId, 0, 99)).flatMap(({ activity: { value } }) =>
      value ? [(value as { state: string }).state] : [],
    );
  const overdue = () => room.news.filter((line) => line.startsWith('overdue')).length;

  it('calls for an emergency: at 30 s again, at 60 s everybody on shift, at 180 s the supervisor and outside', async () => {
    await present('lan');
    await open();
    await pass(29 * SECOND, 'lan');
    expect([overdue(), await pages()]).toEqual([0, ['first webhook']]);
    await pass(SECOND, 'lan');
    expect([overdue(), (await found()).alarm?.stage]).toEqual([1, 'again']);
    await pass(30 * SECOND, 'lan');
    expect([overdue(), (await found()).alarm?.stage]).toEqual([2, 'everybody']);
    expect(await pages()).toEqual(['everybody push sub-lan', 'first webhook']);
    await pass(119 * SECOND, 'lan');
    expect(await pages()).not.toContain('supervisor email');
    await pass(SECOND, 'lan');
    expect(await pages()).toEqual([
      'everybody push sub-lan',
      'first webhook',
      'supervisor email',
      'supervisor push sub-ha',
      'supervisor push sub-lan',
      'supervisor webhook',
    ]);
    expect((await found()).history.map(({ action, detail }) => [action, detail])).toEqual([
      ['opened', undefined],
      ['alarm', 'again'],
      ['alarm', 'everybody'],
      ['alarm', 'supervisor'],
    ]);
  });

  it('calls again and again until somebody takes the case, and then no more', async () => {
    await present('lan');
    await open();
    await pass(5 * MINUTE, 'lan');
    const emails = async () => (await pages()).filter((line) => line === 'supervisor email').length;
    expect([await emails(), overdue()]).toEqual([3, 5]);
    await act({ type: 'claim' });
    await pass(MINUTE, 'lan');
    expect([await emails(), overdue()]).toEqual([3, 5]);
  });

  it('uses every way at once when nobody is there, and tells the person honestly, once', async () => {
    const { conversationId } = await open();
    await pass(SECOND);
    expect(await pages()).toEqual(['first email', 'first push sub-ha', 'first webhook']);
    await pass(5 * MINUTE);
    expect(await told(conversationId)).toEqual(['absent']);
    expect((await found()).told).toEqual(['absent']);
  });

  it('tells the person when those who are there do not take an emergency', async () => {
    await present('lan');
    const { conversationId } = await open();
    await pass(179 * SECOND, 'lan');
    expect(await told(conversationId)).toEqual([]);
    await pass(SECOND, 'lan');
    expect(await told(conversationId)).toEqual(['late']);
  });

  it('tells whoever asked for a person, too, that nobody is there; nothing leaves the house for it', async () => {
    const { conversationId } = await open(3);
    await pass(MINUTE);
    expect([await told(conversationId), await pages()]).toEqual([['absent'], []]);
  });

  it('sends nothing unasked in a case of danger after a long silence', async () => {
    await present('lan');
    const { conversationId } = await open(2);
    await pass(16 * MINUTE, 'lan');
    await pass(45 * MINUTE);
    expect(await told(conversationId)).toEqual([]);
  });

  it('does not take somebody on a break, or whose shift is yet to come, for being there', async () => {
    await room.store.roster.setState('lan', 'break', room.clock.now);
    const { conversationId } = await open();
    await pass(30 * SECOND, 'lan');
    expect(await told(conversationId)).toEqual(['absent']);
  });

  it('goes on after a restart as if nothing had been, from another process', async () => {
    await present('lan');
    await open();
    await pass(45 * SECOND, 'lan');
    room.clock.now += 135 * SECOND;
    watch = watchOf('w2');
    await present('lan');
    await watch.look();
    expect((await found()).alarm?.stage).toBe('supervisor');
    expect((await pages()).filter((line) => line === 'supervisor email')).toHaveLength(1);
  });

  it('lets one process watch, and another only when its lease is over', async () => {
    const other = watchOf('w2');
    expect([await watch.look(), await other.look()]).toEqual([true, false]);
    room.clock.now += 9 * SECOND;
    expect([await other.look(), await watch.look()]).toEqual([true, false]);
    await other.stop();
    expect(await watch.look()).toBe(true);
  });

  it('pages once though a crash came between the page and its record', async () => {
    await open();
    const pager = new Pager({ store: room.store.pages, ways: ['webhook', 'email'], now: room.now });
    for (let n = 0; n < 2; n += 1) await pager.call(await found(), 'first', []);
    expect(await pages()).toEqual(['first email', 'first webhook']);
  });

  it.each([
    [1, MINUTE],
    [2, 5 * MINUTE],
    [3, 15 * MINUTE],
  ] as const)('hands a case of priority %s on whose owner is gone, and calls anew', async (priority, grace) => {
    await present('lan');
    const { conversationId } = await open(priority);
    await act({ type: 'claim' });
    await act({ type: 'message', text: 'Chị đây' });
    const since = room.clock.now;
    await pass(grace - 30 * SECOND);
    expect((await found()).status).toBe('claimed');
    await pass(30 * SECOND);
    expect(await found()).toMatchObject({ status: 'open', unattendedSince: since + grace });
    expect((await found()).owner).toBeUndefined();
    expect((await found()).history.at(-1)).toMatchObject({ by: 'system', action: 'hand_on', detail: 'offline' });
    expect(await told(conversationId)).toContain('released');
    expect(room.news).toContain('opened case-1');
    await pass(30 * SECOND);
    expect((await found()).alarm).toMatchObject({ stage: 'again' });
  });

  it('leaves a case with an owner who is there and has answered', async () => {
    await open();
    await act({ type: 'claim' });
    await act({ type: 'message', text: 'Chị đây' });
    await pass(30 * MINUTE, 'lan');
    expect((await found()).owner?.id).toBe('lan');
  });

  it('reminds an owner who does not answer, then hands the emergency on', async () => {
    await open();
    await act({ type: 'claim' });
    await pass(89 * SECOND, 'lan');
    expect(overdue()).toBe(0);
    await pass(SECOND, 'lan');
    expect([overdue(), (await found()).owner?.id]).toEqual([1, 'lan']);
    await pass(90 * SECOND, 'lan');
    expect((await found()).history.at(-1)).toMatchObject({ action: 'hand_on', detail: 'silent' });
  });

  /** The owner notes something all the time, as somebody at work does, or whoever wants to keep a person waiting. */
  const noting = async (ms: number) => {
    for (let left = ms; left > 0; left -= 50 * SECOND) {
      await pass(50 * SECOND, 'lan');
      await act({ type: 'note', text: 'đang gọi công an' });
    }
  };

  it('takes work on the case for a sign that its owner has not fallen silent, but not for an answer', async () => {
    await open();
    await act({ type: 'claim' });
    await noting(250 * SECOND);
    expect((await found()).owner?.id).toBe('lan');
    await pass(90 * SECOND, 'lan');
    expect(overdue()).toBe(1);
    await pass(20 * SECOND, 'lan');
    expect((await found()).history.at(-1)).toMatchObject({ action: 'hand_on', detail: 'silent' });
  });

  it('lets an owner work on who may not write to the person, or has spoken with them', async () => {
    await open();
    await act({ type: 'claim' });
    await act({ type: 'note', text: 'em nghe máy', spoke: true });
    await pass(200 * SECOND, 'lan');
    await ask(room, {}, { id: 'm2', at: room.clock.now });
    await act({ type: 'safety', safety: { state: 'unsafe' } });
    await noting(400 * SECOND);
    expect([(await found()).owner?.id, overdue()]).toEqual(['lan', 0]);
  });

  it('counts the silence anew when the person writes again', async () => {
    await open();
    await act({ type: 'claim' });
    await act({ type: 'message', text: 'Chị đây' });
    await pass(5 * MINUTE, 'lan');
    await ask(room, {}, { id: 'm2', at: room.clock.now });
    await pass(MINUTE, 'lan');
    expect((await found()).owner?.id).toBe('lan');
    await pass(2 * MINUTE, 'lan');
    expect((await found()).status).toBe('open');
  });

  it('hands everything on when a shift ends: at once when its owner says so, after ten minutes when the plan does', async () => {
    const shift = { id: 'x', staffId: 'lan', from: room.clock.now, to: room.clock.now + HOUR };
    await room.store.roster.putShift(shift);
    await open(3);
    await act({ type: 'claim' });
    await act({ type: 'message', text: 'Chị đây' });
    await pass(HOUR + 9 * MINUTE, 'lan');
    expect((await found()).status).toBe('claimed');
    await pass(MINUTE, 'lan');
    expect((await found()).history.at(-1)).toMatchObject({ action: 'hand_on', detail: 'shift' });
    await act({ type: 'claim' });
    await pass(MINUTE, 'lan');
    expect((await found()).status).toBe('claimed');
    await room.store.roster.setState('lan', 'off', room.clock.now);
    await pass(SECOND);
    expect((await found()).history.at(-1)).toMatchObject({ action: 'hand_on', detail: 'shift' });
  });

  it('hands the cases of an account on that may not be used any more', async () => {
    await open(3);
    await act({ type: 'claim' });
    await room.store.staff.replace({ ...(await room.store.staff.byId('lan'))!, disabledAt: 1, version: 2 });
    await pass(SECOND, 'lan');
    expect((await found()).history.at(-1)).toMatchObject({ action: 'hand_on', detail: 'disabled' });
  });

  it('brings a case back into the queue on the day on which it is to be followed up', async () => {
    await open(2);
    await act({ type: 'claim' });
    const until = room.clock.now + 20 * SECOND;
    await act({ type: 'follow', until, text: '' });
    await pass(19 * SECOND);
    expect((await found()).status).toBe('following');
    await pass(SECOND);
    expect(await found()).toMatchObject({ status: 'open', waitingSince: until, unattendedSince: until });
  });

  it('reminds once of the date on which an agency is to be asked, and not when it has answered', async () => {
    await present('lan');
    await open(3);
    await act({ type: 'claim' });
    await act({ type: 'message', text: 'Chị đây' });
    const askAt = room.clock.now + 10 * SECOND;
    for (const agency of ['Công an', 'Sở Y tế']) {
      await act({ type: 'refer', agency, text: '', askAt: askAt + (agency === 'Công an' ? 0 : 5 * SECOND) });
      room.clock.now += 1;
    }
    const second = (await found()).referrals[1]!;
    await act({ type: 'referral', id: second.id, answer: { result: 'done', text: '' } });
    await pass(20 * SECOND, 'lan');
    expect(room.news.filter((line) => line.startsWith('reminder'))).toEqual(['reminder case-1']);
    expect((await found()).dueAt).toBeUndefined();
  });

  it('sees to all the others though one case cannot be dealt with', async () => {
    await open();
    await ask(room, { caseId: 'case-2', caseCode: 'HD-2' }, { id: 'm9', user: 'u9', at: room.clock.now - 1 });
    const tell = room.cases.tell.bind(room.cases);
    room.cases.tell = (id, message) =>
      message.id.includes('case-2') ? Promise.reject(new Error('disk')) : tell(id, message);
    await pass(31 * SECOND);
    expect((await found()).told).toEqual(['absent']);
  });
});
