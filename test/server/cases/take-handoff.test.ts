import { caseIdentity } from '../../../server/cases/identity';
import type { Actor } from '../../../server/cases/actions';
import { Cases } from '../../../server/cases/cases';
import { writable } from '../../../server/cases/caution';
import { sheetOf } from '../../../server/cases/sheet';
import { failing } from '../failing';
import { ask, casesUnderTest } from '../staff/api-under-test';

const lan: Actor = { id: 'lan', name: 'Lan', role: 'counsellor' };

describe('taking up what the bot asks for', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  beforeEach(async () => void (room = await casesUnderTest()));
  afterEach(() => room.close());

  const found = async (id = 'case-1') => (await room.store.cases.get(id))!;
  const close = async () => {
    await room.cases.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k' });
    await room.cases.act('case-1', { action: { type: 'close', outcome: 'helped', text: '' }, actor: lan, key: 'k' });
  };
  const inbox = async (id: string) =>
    (await room.store.conversations.log(id, 0, 99)).filter(({ from }) => from === 'system');

  it('opens one case, however often the turn is run', async () => {
    await ask(room);
    await ask(room);
    expect(await room.store.cases.list({ limit: 9 })).toMatchObject({ items: [{ id: 'case-1', version: 1 }] });
    expect(await found()).toMatchObject({
      code: 'HD-AAAAAA',
      priority: 1,
      status: 'open',
      openedAt: 1_000,
      channel: 'web',
      summary: 'Cứu em với',
      facts: [{ name: 'intent', value: 'self_in_danger', messageId: 'm1' }],
    });
    expect(room.news).toEqual(['opened case-1']);
  });

  it('knows of every case whether its person was ever in danger: staff are warned before they write, as the bot gives it up', async () => {
    const cautionAt = async (minute: number) => {
      const may = writable(await found(), 1_000 + minute * 60_000);
      return 'caution' in may ? may.caution : undefined;
    };
    await ask(room, { priority: 3 });
    expect(await cautionAt(15)).toBeUndefined();
    await ask(room, { priority: 3, inDanger: true }, { id: 'm2', at: 1_000 });
    expect([await cautionAt(14), await cautionAt(15)]).toEqual([undefined, 'silence']);
    await close();
    await ask(room, { caseId: 'case-2', caseCode: 'HD-BBBBBB', priority: 3, inDanger: true }, { id: 'm3' });
    expect(await found('case-2')).toMatchObject({ inDanger: true, priority: 3 });
  });

  it('opens a case with what is known of the person’s safety from before, under what they say now', async () => {
    await ask(room, { standing: { state: 'unsafe', codeWord: 'bún chả' }, safety: { state: 'unsure' } });
    expect((await found()).safety).toMatchObject({ state: 'unsure', codeWord: 'bún chả', by: 'user' });
    await ask(room, { standing: { state: 'unsafe' } }, { id: 'm2', at: 2_000 });
    expect((await found()).safety).toMatchObject({ state: 'unsure' });
  });

  it('opens a case of somebody who may not be written to as one', async () => {
    await ask(room, { standing: { state: 'unsafe' } });
    expect((await found()).safety).toMatchObject({ state: 'unsafe' });
  });

  it('adds a further message once: facts, time, and the higher priority, which never sinks', async () => {
    await ask(room, { priority: 3, facts: [] });
    const second = [{ priority: 2 as const }, { id: 'm2', at: 2_000 }] as const;
    await ask(room, ...second);
    await ask(room, ...second);
    await ask(room, { priority: 3, facts: [] }, { id: 'm3', at: 3_000 });
    const now = await found();
    expect(now).toMatchObject({ priority: 2, lastMessageAt: 3_000, openedAt: 1_000, summary: 'Cứu em với' });
    expect(now.facts).toEqual([{ name: 'intent', value: 'self_in_danger', messageId: 'm2' }]);
    expect(now.history.map(({ action, detail }) => [action, detail])).toEqual([
      ['opened', undefined],
      ['raised', '3 → 2'],
    ]);
    expect(room.news).toEqual(['opened case-1', 'message case-1', 'message case-1']);
  });

  it('takes every message of a crowd that writes to one case at once', async () => {
    await ask(room);
    await Promise.all(Array.from({ length: 8 }, (_, n) => ask(room, {}, { id: `n${n}`, at: 2_000 + n })));
    expect((await found()).facts).toHaveLength(9);
  });

  it('keeps a case light when somebody writes without end: the first and the latest facts stay', async () => {
    for (let n = 0; n < 310; n += 1) await ask(room, {}, { id: `m${n}`, at: 1_000 + n });
    const { facts } = await found();
    expect(facts).toHaveLength(300);
    expect([facts[0]?.messageId, facts.at(-1)?.messageId]).toEqual(['m0', 'm309']);
  });

  it('makes lone halves of characters whole, and leaves other text as it is', async () => {
    await ask(room, { summary: 'a\ud800 \u202eb\u0007', facts: [{ name: 'country', value: '\udc00' }] });
    expect(await found()).toMatchObject({ summary: 'a\ufffd \u202eb\u0007', facts: [{ value: '\ufffd' }] });
  });

  it.each([1, 2, 3] as const)(
    'keeps a case of priority %s open when somebody wants it taken back, and staff see the wish',
    async (priority) => {
      await ask(room, { priority });
      const facts = [{ name: 'withdrawal_wished', value: 'Xin thôi' }];
      for (let n = 0; n < 2; n += 1) await ask(room, { priority: 3, facts }, { id: 'm2', at: 2_000 });
      const now = await found();
      expect([now.status, now.priority, now.lastMessageAt]).toEqual(['open', priority, 2_000]);
      expect(sheetOf(now).filter(({ field }) => field === 'wishes')).toMatchObject([{ value: 'Xin thôi' }]);
    },
  );

  it('opens nothing for other events', async () => {
    const activity = { type: 'message', text: 'x' };
    const item = { id: 'm1', from: 'user' as const, receivedAt: 1, activity, seq: 1, attempts: 0 };
    await room.cases.takeHandoff('conversation', { channel: 'web', account: '', user: '' }, item, {
      type: 'event',
      name: 'x',
    });
    expect((await room.store.cases.list({ limit: 9 })).items).toEqual([]);
  });

  it('leaves a closed case as it is when a turn is run again', async () => {
    await ask(room);
    await ask(room, { facts: [] }, { id: 'm2', at: 2_000 });
    await close();
    const before = await found();
    await ask(room);
    await ask(room, { facts: [] }, { id: 'm2', at: 2_000 });
    expect(await found()).toEqual(before);
    expect((await room.store.cases.list({ limit: 9 })).items).toHaveLength(1);
  });

  it.each([1, 2, 3] as const)(
    'never loses a message of priority %s that arrives while its case is being closed: it gets a case of its own, once',
    async (priority) => {
      const { conversationId } = await ask(room, { priority: 3 });
      await close();
      for (let n = 0; n < 2; n += 1) await ask(room, { priority }, { id: 'm2', at: 2_000 });
      const { caseId, caseCode } = caseIdentity(conversationId, 'm2');
      expect(await found(caseId)).toMatchObject({ status: 'open', priority, code: caseCode, openedAt: 2_000 });
      expect((await room.store.cases.list({ limit: 9 })).items).toHaveLength(2);
      expect((await inbox(conversationId)).map(({ activity }) => activity.value as unknown)).toEqual([
        expect.objectContaining({ state: 'accepted', caseId: 'case-1' }),
        expect.objectContaining({ state: 'completed', caseId: 'case-1' }),
        { state: 'reopened', caseId, caseCode, priority },
      ]);
    },
  );

  it('tells the bot of such a case also when the process died before it could', async () => {
    const { conversationId } = await ask(room, { priority: 3 });
    await close();
    const dying = new Cases({
      audit: room.audit,
      store: { ...room.store, conversations: failing(room.store.conversations, 'appendTo') },
      live: room.live,
      wake: () => undefined,
      now: room.now,
    });
    await expect(ask({ ...room, cases: dying }, { priority: 3 }, { id: 'm2', at: 2_000 })).rejects.toThrow('crash');
    await ask(room, { priority: 3 }, { id: 'm2', at: 2_000 });
    expect((await inbox(conversationId)).at(-1)?.activity.value).toMatchObject({ state: 'reopened' });
  });

  it('adds a word of thanks to the case that was just closed, once, and opens none for it', async () => {
    const thanks = { priority: 3 as const, facts: [{ name: 'intent', value: 'thanks_bye' }] };
    await ask(room, { priority: 3 });
    await close();
    for (let n = 0; n < 2; n += 1) await ask(room, thanks, { id: 'm2', at: 2_000 });
    expect(await found()).toMatchObject({ status: 'closed', lastMessageAt: 2_000, version: 4 });
    expect((await room.store.cases.list({ limit: 9 })).items).toHaveLength(1);
  });

  it('joins the open case of the conversation when the bot asks for another one, and finds it by both codes', async () => {
    await ask(room, { priority: 3 });
    await ask(room, { caseId: 'case-2', caseCode: 'HD-BBBBBB', priority: 2 }, { id: 'm2', at: 2_000 });
    expect((await room.store.cases.list({ limit: 9 })).items).toMatchObject([{ id: 'case-1', aliases: ['HD-BBBBBB'] }]);
    const search = { code: 'HD-BBBBBB', terms: [] };
    expect((await room.store.cases.list({ limit: 9, search })).items).toHaveLength(1);
  });

  it('opens one case when two turns of a conversation ask for one at once', async () => {
    await Promise.all(
      ['a', 'b', 'c'].map((id) => ask(room, { caseId: id, caseCode: `HD-${id}` }, { id: `m-${id}`, at: 2_000 })),
    );
    const { items } = await room.store.cases.list({ limit: 9 });
    expect(items).toHaveLength(1);
    expect(items[0]?.joined.toSorted()).toEqual(['m-a', 'm-b', 'm-c']);
  });

  it('puts a case that is only followed back into the queue when the person writes', async () => {
    await ask(room, { priority: 2 });
    await room.cases.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k' });
    const until = room.clock.now + 9_000_000;
    await room.cases.act('case-1', { action: { type: 'follow', until, text: '' }, actor: lan, key: 'k' });
    await ask(room, { priority: 3 }, { id: 'm2', at: room.clock.now + 5 });
    expect(await found()).toMatchObject({
      status: 'open',
      waitingSince: room.clock.now + 5,
      unattendedSince: room.clock.now + 5,
    });
  });

  it('lets a case that becomes an emergency call as one from then on, whoever has it', async () => {
    await ask(room, { priority: 3 });
    await ask(room, { priority: 1 }, { id: 'm2', at: 90_000 });
    expect(await found()).toMatchObject({ priority: 1, openedAt: 1_000, unattendedSince: 90_000, dueAt: 90_000 });
    await room.cases.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k' });
    expect(await found()).toMatchObject({ owedSince: room.clock.now });
  });

  it('adds such an emergency to another case that is open in the conversation', async () => {
    await ask(room, { priority: 3 });
    await close();
    await ask(room, { caseId: 'case-2', caseCode: 'HD-BBBBBB', priority: 3 }, { id: 'm2', at: 2_000 });
    await ask(room, {}, { id: 'm3', at: 3_000 });
    expect(await found('case-2')).toMatchObject({ priority: 1, lastMessageAt: 3_000 });
    expect((await room.store.cases.list({ limit: 9 })).items).toHaveLength(2);
  });
});
