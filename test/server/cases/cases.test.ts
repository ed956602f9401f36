import { Cases, KeyReused } from '../../../server/cases/cases';
import { CaseUnknown } from '../../../server/cases/editor';
import { type Actor, type CaseAction, CaseConflict } from '../../../server/cases/actions';
import { failing } from '../failing';
import { ask, casesUnderTest } from '../staff/api-under-test';

const lan: Actor = { id: 'lan', name: 'Lan', role: 'counsellor' };
const minh: Actor = { id: 'minh', name: 'Minh', role: 'counsellor' };
const message: CaseAction = { type: 'message', text: 'Mình nghe đây' };
const close: CaseAction = { type: 'close', outcome: 'helped', text: 'xong' };

describe('what staff do with a case', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  let conversationId: string;
  beforeEach(async () => {
    room = await casesUnderTest();
    ({ conversationId } = await ask(room, { priority: 2 }));
  });
  afterEach(() => room.close());

  const act = (action: CaseAction, by = lan, key = 'k') => room.cases.act('case-1', { action, actor: by, key });
  const told = async () =>
    (await room.store.conversations.log(conversationId, 0, 99)).filter(({ from }) => from !== 'user');
  const audit = async () =>
    (await room.audit.latest({ target: 'case-1', limit: 99 }))
      .reverse()
      .map(({ staffId, action, detail }) => [staffId, action, detail]);

  it('tells the bot who answers from now on, in the words of the handoff protocol', async () => {
    await act({ type: 'claim' });
    await act({ type: 'release' });
    await act({ type: 'claim' }, minh);
    await act(close, minh);
    await act({ type: 'reopen' });
    const value = (state: string, staffName: string) => ({
      state,
      staffName,
      caseId: 'case-1',
      caseCode: 'HD-AAAAAA',
      priority: 2,
    });
    expect((await told()).map(({ from, activity }) => [from, activity])).toEqual(
      [
        value('accepted', 'Lan'),
        value('released', 'Lan'),
        value('accepted', 'Minh'),
        value('completed', 'Minh'),
        value('reopened', 'Lan'),
      ].map((expected) => ['system', { type: 'event', name: 'handoff.status', value: expected }]),
    );
    expect(room.woken).toEqual(Array(5).fill(conversationId));
    expect(room.news.map((line) => line.split(' ')[0])).toEqual([
      'opened',
      'claimed',
      'changed',
      'claimed',
      'closed',
      'opened',
    ]);
  });

  it('tells the bot of a consent that was given for another agency, and never which agency that is', async () => {
    await act({ type: 'claim' });
    await act({ type: 'refer', agency: 'Công an Poipet', text: 'bí mật', consent: 'given' }, lan, 'r1');
    await act({ type: 'refer', agency: 'Bệnh viện', text: 'bí mật', consent: 'danger' }, lan, 'r2');
    await act({ type: 'refer', agency: 'Ngôi nhà', text: 'bí mật', consent: 'unrecorded' }, lan, 'r3');
    const consents = (await told()).filter(({ activity }) => activity.name === 'haidang.consent');
    expect(consents.map(({ activity }) => activity.value as unknown)).toEqual([
      { purpose: 'referral', basis: 'agreed' },
      { purpose: 'referral', basis: 'danger' },
    ]);
    expect(JSON.stringify(consents)).not.toMatch(/Poipet|bí mật/);
  });

  it('takes the person’s own answer over into referrals for which nobody had asked them', async () => {
    await act({ type: 'claim' });
    await act({ type: 'message', text: 'Báo công an giúp chị nhé?', asks: 'referral' }, lan, 'q');
    expect((await told()).at(-1)?.activity.channelData).toEqual({ staff: true, asks: 'referral' });
    await act({ type: 'refer', agency: 'Công an', text: '' }, lan, 'r1');
    await act({ type: 'refer', agency: 'Bệnh viện', text: '', consent: 'danger' }, lan, 'r2');
    await ask(room, { facts: [{ name: 'referral_answer', value: 'yes' }] }, { id: 'm2', text: 'Đồng ý' });
    await act({ type: 'refer', agency: 'Ngôi nhà', text: '' }, lan, 'r3');
    const { referrals = [] } = (await room.store.cases.get('case-1')) ?? {};
    expect(referrals.map(({ consent }) => consent)).toEqual(['given', 'danger', 'given']);
  });

  it('puts a text of staff into the conversation; notes, referrals and transfers stay among staff', async () => {
    await act({ type: 'claim' });
    await act(message);
    await act({ type: 'note', text: 'bí mật' });
    await act({ type: 'refer', agency: 'Công an', text: 'bí mật' });
    await act({ type: 'transfer', to: { id: 'minh', name: 'Minh' } });
    expect((await told()).slice(1)).toMatchObject([
      {
        from: 'staff',
        id: 'staff:case-1:lan:message:k',
        activity: { type: 'message', text: 'Mình nghe đây', channelData: { staff: true } },
      },
    ]);
    expect(await room.store.cases.get('case-1')).toMatchObject({
      owner: { id: 'minh' },
      notes: [{ by: 'Lan' }, { by: 'Lan' }],
    });
  });

  it('keeps who did what, with no text of anybody', async () => {
    await act({ type: 'claim' });
    await act(message);
    await act({ type: 'transfer', to: { id: 'minh', name: 'Minh' } });
    await act(close, minh);
    expect(await audit()).toEqual([
      ['lan', 'case.claim', undefined],
      ['lan', 'case.message', undefined],
      ['lan', 'case.transfer', 'minh'],
      ['minh', 'case.close', 'helped'],
    ]);
  });

  it('takes no other action under a key that was used, one after the other or at once', async () => {
    await act({ type: 'claim' }, lan, 'c');
    const write = (text: string) => act({ type: 'message', text }, lan, 'k');
    const results = await Promise.allSettled([write('một'), write('hai')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(write('ba')).rejects.toThrow(KeyReused);
  });

  it('has no second effect under the same key, one after the other or at once', async () => {
    await act({ type: 'claim' });
    await Promise.all([act(message), act(message)]);
    const again = await act(message);
    expect(again.history.map(({ action }) => action)).toEqual(['opened', 'claim', 'message']);
    expect(await told()).toHaveLength(2);
    expect(await audit()).toHaveLength(2);
    await act(message, lan, 'other');
    expect(await told()).toHaveLength(3);
  });

  it('gives the case as it is when an old key comes again, and tells nothing old', async () => {
    await act({ type: 'claim' }, lan, 'k1');
    await act({ type: 'release' }, lan, 'k2');
    expect(await act({ type: 'claim' }, lan, 'k1')).toMatchObject({ status: 'open' });
    expect(await told()).toHaveLength(2);
  });

  it("does not take one person's key for another's", async () => {
    await act({ type: 'claim' }, lan, 'k');
    await expect(act({ type: 'claim' }, minh, 'k')).rejects.toMatchObject({ reason: 'taken', owner: { name: 'Lan' } });
  });

  it('lets exactly one of many claims at once through', async () => {
    const claims = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => act({ type: 'claim' }, { ...lan, id: `s${n}`, name: `S${n}` })),
    );
    const lost = claims.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(9);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(CaseConflict);
    expect((await told()).length).toBe(1);
  });

  it('keeps every note of many that are written at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => act({ type: 'note', text: `n${n}` }, lan, `k${n}`)));
    expect((await room.store.cases.get('case-1'))?.notes).toHaveLength(10);
  });

  it.each(['audit', 'inbox'])('mends with the same key what a crash before the %s left undone', async (place) => {
    const isInbox = place === 'inbox';
    const conversations = isInbox ? failing(room.store.conversations, 'appendTo') : room.store.conversations;
    const log = isInbox ? room.audit : failing(room.audit, 'append');
    const crashing = new Cases({
      store: { ...room.store, conversations },
      audit: log,
      live: room.live,
      wake: () => undefined,
      now: room.now,
    });
    await expect(crashing.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k' })).rejects.toThrow('crash');
    expect(await told()).toHaveLength(0);
    room.clock.now += 5_000;
    expect(await act({ type: 'claim' })).toMatchObject({ status: 'claimed' });
    expect(await told()).toHaveLength(1);
    expect(await audit()).toEqual([['lan', 'case.claim', undefined]]);
  });

  it('opens a closed case again only when no other is open in the conversation', async () => {
    await act({ type: 'claim' });
    await act(close);
    await ask(room, { caseId: 'case-2', caseCode: 'HD-BBBBBB' }, { id: 'm2', at: 2_000 });
    await expect(act({ type: 'reopen' })).rejects.toMatchObject({ reason: 'another-open' });
    expect(await room.store.cases.get('case-1')).toMatchObject({ status: 'closed' });
  });

  it('says so when there is no such case', async () => {
    await expect(room.cases.act('nowhere', { action: { type: 'claim' }, actor: lan, key: 'k' })).rejects.toBeInstanceOf(
      CaseUnknown,
    );
    await expect(
      room.cases.act('nowhere', { action: { type: 'reopen' }, actor: lan, key: 'k' }),
    ).rejects.toBeInstanceOf(CaseUnknown);
  });
});
