import { policy as messenger } from '../../../server/channels/messenger/limits';
import { type Author, type Permission, alwaysOpen, broadcastSince, outlook } from '../../../server/channels/policy';
import { createPolicy } from '../../../server/channels/zalo/limits';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const may = (how: string, until: number) => ({ may: true, how, until });
const closed = { may: false, why: 'window' };

describe('the rules of Messenger', () => {
  const rows: [Author, number, object][] = [
    ['bot', 0, may('reply', DAY)],
    ['bot', DAY - 1, may('reply', DAY)],
    ['bot', DAY, closed],
    ['bot', 3 * DAY, closed],
    ['staff', DAY - 1, may('reply', DAY)],
    ['staff', DAY, may('human-agent', 7 * DAY)],
    ['staff', 7 * DAY - 1, may('human-agent', 7 * DAY)],
    ['staff', 7 * DAY, closed],
  ];
  test.each(rows)('for the %s %d ms after the person wrote', (author, now, permission) =>
    expect(messenger({ author, heardAt: 0, now })).toEqual(permission),
  );

  test('as a countdown: what comes after what', () => {
    const all = outlook(messenger, { author: 'staff', heardAt: 0, now: HOUR });
    expect(all).toEqual([may('reply', DAY), may('human-agent', 7 * DAY), closed]);
  });
});

describe('the rules of Zalo', () => {
  const rows: [Author, boolean, number, object][] = [
    ['bot', false, 0, may('reply', 48 * HOUR)],
    ['bot', true, 48 * HOUR, closed],
    ['staff', false, 48 * HOUR - 1, may('reply', 48 * HOUR)],
    ['staff', false, 48 * HOUR, closed],
    ['staff', true, 48 * HOUR, may('paid', 7 * DAY)],
    ['staff', true, 7 * DAY, closed],
  ];
  test.each(rows)('for the %s, paying: %s, %d ms after the person wrote', (author, paid, now, permission) =>
    expect(createPolicy(paid)({ author, heardAt: 0, now })).toEqual(permission),
  );

  const at = (time: string) => Date.parse(`2026-11-25T${time}+07:00`);
  const night: [string, string, object][] = [
    ['an answer at midnight', 'answer', { may: true }],
    ['what goes to many at 05:59', 'broadcast', { may: false, why: 'night', again: at('06:00') }],
    ['what goes to many at 06:00', 'broadcast', { may: true }],
    ['what goes to many at 21:59', 'broadcast', { may: true }],
    ['what goes to many at 22:00', 'broadcast', { may: false, why: 'night', again: at('06:00') + DAY }],
  ];
  test.each(night)('for %s', (name, purpose, permission) => {
    const now = at(/\d\d:\d\d/.exec(name)?.[0] ?? '00:00');
    const given: Permission = createPolicy(false)({
      author: 'bot',
      purpose: purpose as 'answer' | 'broadcast',
      heardAt: now - HOUR,
      now,
    });
    expect(given).toMatchObject(permission);
  });
});

describe('since when people must have written to be sent what goes to many', () => {
  const noon = Date.parse('2026-11-25T12:00:00+07:00');
  test.each([
    ['on Messenger a day', messenger, noon, noon - DAY + 1],
    ['on Zalo two days', createPolicy(true), noon, noon - 48 * HOUR + 1],
    ['on Zalo never at night', createPolicy(true), noon + 11 * HOUR, undefined],
    ['where we may always write, ever', alwaysOpen, noon, 0],
  ])('%s', (_, policy, now, since) => {
    expect(broadcastSince(policy, now)).toBe(since);
    const asked = (heardAt: number) => policy({ author: 'bot', purpose: 'broadcast', heardAt, now }).may;
    if (since) expect([asked(since - 1), asked(since)]).toEqual([false, true]);
  });
});

test('a conversation of before this was kept may be answered: the platform itself says no where it must', () => {
  expect(messenger({ author: 'bot', heardAt: undefined, now: 9 * DAY })).toEqual({ may: true, how: 'reply' });
});
