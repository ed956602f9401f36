import { loadAssistant } from '../../../server/assistant';
import type { Actor } from '../../../server/cases/actions';
import { createIntake } from '../../../server/conversations/intake';
import { createTakeErasure } from '../../../server/conversations/take-erasure';
import { inTurn, processMessage } from '../../../server/conversations/turn';
import { createMetrics } from '../../../server/http/metrics';
import { projectPaths } from '../../../server/paths';
import { Figures } from '../../../server/reports/figures';
import { removeOld } from '../../../server/retention';
import { pino } from 'pino';
import { casesUnderTest } from '../staff/api-under-test';
import { HOUR } from '../store/contract/room';

const NOW = Date.parse('2026-11-26T07:00:00Z');
const RETENTION = { caseDays: 180, talkDays: 30 };
const lan: Actor = { id: 'lan', name: 'Lan', role: 'supervisor' };
const address = { channel: 'zalo', account: '1', user: 'u1' };
const CRY = 'cứu em với, em bị nhốt ở Sihanoukville, họ đánh em';
const WISH = 'xóa dữ liệu của tôi';

const { runTurn } = loadAssistant({ paths: projectPaths(), now: () => NOW });

/** The real bot, cases and keeper, with a person who writes and a sweep that passes. */
async function setUp() {
  const room = await casesUnderTest();
  const { store, cases, live } = room;
  const { conversations } = store;
  const intake = createIntake({
    ...{
      store: conversations,
      live,
      wake: () => undefined,
      metrics: createMetrics(),
      logger: pino({ enabled: false }),
    },
    now: () => NOW,
  });
  const takeHandoff = inTurn(cases.takeHandoff, createTakeErasure(conversations));
  const none = () => undefined;
  const figures = new Figures({ store, words: { findProvince: none, findCountry: none, findAgency: none } });
  let count = 0;
  const hear = (text: string) => intake.take({ address, id: `m${(count += 1)}`, activity: { type: 'message', text } });
  /** The worker's part: everything unread, in its order. */
  async function read() {
    for (;;) {
      const held = await conversations.claim(conversations.idOf(address), 'w', 0, HOUR);
      const [item] = held?.inbox ?? [];
      if (!held || !item) return;
      const { state, send } = await processMessage({ runTurn, takeHandoff, now: () => NOW }, held, item);
      const hold = { id: held.id, owner: 'w', version: held.version };
      await conversations.commit(hold, { state, send, read: [{ seq: item.seq }] });
    }
  }
  const say = async (text: string) => {
    await hear(text);
    await read();
  };
  const sweep = async (now = NOW + 2 * HOUR) => {
    await figures.keep(now - RETENTION.caseDays * 24 * HOUR);
    return removeOld(store, RETENTION, now);
  };
  const list = async () => (await store.cases.list({ limit: 9 })).items;
  const close = async () => {
    const [open] = await list();
    await cases.act(open!.id, { action: { type: 'claim' }, actor: lan, key: 'a' });
    await cases.act(open!.id, { action: { type: 'close', outcome: 'referred', text: '' }, actor: lan, key: 'b' });
    await read();
  };
  return { room, store, intake, hear, read, say, sweep, list, close, withdraw: () => intake.forget(address, 'w1') };
}

describe('the wish to be erased', () => {
  let talk: Awaited<ReturnType<typeof setUp>>;
  beforeEach(async () => void (talk = await setUp()));
  afterEach(() => talk.room.close());

  it.each(['in words', 'at the platform'])(
    '%s is carried out once they have been silent for an hour',
    async (where) => {
      await talk.say('phí đi Nhật bao nhiêu');
      if (where === 'in words') await talk.say(WISH);
      else await talk.withdraw().then(talk.read);
      expect(await talk.sweep(NOW + HOUR)).toBe(0);
      expect(await talk.sweep(NOW + HOUR + 1)).toBe(1);
      expect(await talk.list()).toEqual([]);
    },
  );

  it('never removes a cry for help that is not read yet', async () => {
    await talk.say(WISH);
    await talk.hear(CRY);
    expect(await talk.sweep()).toBe(0);
    await talk.read();
    expect(await talk.list()).toMatchObject([{ priority: 1 }]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['before it', () => talk.withdraw().then(() => talk.hear(CRY))],
    ['after it', () => talk.hear(CRY).then(() => talk.withdraw())],
  ])('at the platform removes no cry for help of the same moment, when it comes %s', async (_, come) => {
    await come();
    await talk.read();
    expect(await talk.sweep()).toBe(0);
    const [found] = await talk.list();
    expect(found).toMatchObject({ priority: 1 });
    expect(found?.facts.map(({ name }) => name)).toContain('own_data_erase');
  });

  it.each(['in words', 'at the platform'])(
    'said in advance %s removes no case that was opened later: staff see it there',
    async (where) => {
      if (where === 'in words') await talk.say(WISH);
      else await talk.withdraw().then(talk.read);
      await talk.say(CRY);
      await talk.close();
      expect(await talk.sweep()).toBe(0);
      const [found] = await talk.list();
      expect(found?.facts.filter(({ name }) => name === 'own_data_erase')).toHaveLength(1);
    },
  );

  it('at the platform wipes no closed case in which somebody was in danger: staff decide', async () => {
    await talk.say(CRY);
    await talk.close();
    await talk.withdraw();
    await talk.read();
    expect(await talk.sweep()).toBe(0);
    const cases = await talk.list();
    expect(cases).toHaveLength(2);
    expect(cases[0]).toMatchObject({ status: 'open', priority: 3, facts: [{ name: 'own_data_erase' }] });
  });

  it('keeps the figures of the cases that go with it', async () => {
    await talk.say('cho tôi gặp nhân viên');
    await talk.close();
    await talk.say(WISH);
    expect(await talk.sweep()).toBe(1);
    expect(await talk.list()).toEqual([]);
    expect(await talk.store.figures.cases(0, NOW * 2)).toMatchObject([{ priority: 3, outcome: 'referred' }]);
  });

  it('at the platform, of somebody whose request without danger is open, is carried out when that is closed', async () => {
    await talk.say('cho tôi gặp nhân viên');
    await talk.withdraw();
    await talk.read();
    expect(await talk.sweep()).toBe(0);
    await talk.close();
    expect(await talk.sweep()).toBe(1);
  });
});
