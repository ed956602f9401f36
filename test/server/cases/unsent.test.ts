import type { Actor } from '../../../server/cases/actions';
import { createNoteUnsent } from '../../../server/cases/unsent';
import { ask, casesUnderTest } from '../staff/api-under-test';

const lan: Actor = { id: 'lan', name: 'Lan', role: 'counsellor' };
const UNSENT = [{ replyId: 're:1:0', error: 'SILENCE', byStaff: false }];
const UNSENT_OF_STAFF = [{ replyId: 're:2:0', error: 'SILENCE', byStaff: true }];

describe('a reply that did not reach somebody in danger', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  beforeEach(async () => {
    room = await casesUnderTest();
  });
  afterEach(() => room.close());

  const open = async (priority: 1 | 2 = 1) => (await ask(room, { priority }, { at: room.clock.now })).conversationId;
  const note = (conversationId: string, unsent = UNSENT) =>
    createNoteUnsent({ cases: room.store.cases, live: room.live, now: room.now })(conversationId, unsent);
  const found = async () => (await room.store.cases.get('case-1'))!;
  const steps = async () => (await found()).history.filter(({ action }) => action === 'unsent');

  it('stands in the history of the case with the reason, once', async () => {
    const id = await open();
    await note(id);
    await note(id);
    expect(await steps()).toMatchObject([{ detail: 'SILENCE', by: 'system' }]);
    expect(room.news.filter((line) => line === 'overdue case-1')).toHaveLength(1);
  });

  it('makes the owner owe a word, so that the watch reminds them and hands the case on', async () => {
    const id = await open();
    await room.cases.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k1' });
    await room.cases.act('case-1', { action: { type: 'message', text: 'Chào em' }, actor: lan, key: 'k2' });
    expect((await found()).dueAt).toBeUndefined();
    room.clock.now += 60_000;
    await note(id);
    expect(await found()).toMatchObject({ owedSince: room.clock.now, dueAt: room.clock.now + 90_000 });
  });

  it('brings a case back into the queue that only waited for a date', async () => {
    const id = await open();
    await room.cases.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k1' });
    await room.cases.act('case-1', { action: { type: 'message', text: 'Chào em' }, actor: lan, key: 'k3' });
    const until = room.clock.now + 86_400_000;
    await room.cases.act('case-1', { action: { type: 'follow', until, text: '' }, actor: lan, key: 'k2' });
    await note(id);
    expect(await found()).toMatchObject({ status: 'open', unattendedSince: room.clock.now });
  });

  it('makes the owner owe a word again, also where there is no danger, when it was theirs', async () => {
    const id = await open(2);
    await room.cases.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k1' });
    await room.cases.act('case-1', { action: { type: 'message', text: 'Chào em' }, actor: lan, key: 'k2' });
    await note(id, [...UNSENT, ...UNSENT_OF_STAFF]);
    expect(await found()).toMatchObject({ owedSince: room.clock.now, dueAt: room.clock.now + 15 * 60_000 });
    expect(await steps()).toMatchObject([{ key: 'unsent:re:2:0', detail: 'SILENCE' }]);
  });

  it('calls nobody where there is no danger, no case, or an end', async () => {
    const id = await open(2);
    await note(id);
    await note('nobody');
    expect(await steps()).toEqual([]);
  });
});
