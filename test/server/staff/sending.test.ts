import { policy as messenger } from '../../../server/channels/messenger/limits';
import { alwaysOpen } from '../../../server/channels/policy';
import { createPolicy } from '../../../server/channels/zalo/limits';
import { sendingView } from '../../../server/staff/api/sending-view';
import { apiUnderTest, ask } from './api-under-test';

const HOUR = 3_600_000;
const heardAt = Date.UTC(2026, 10, 20);
const after = (hours: number) => heardAt + hours * HOUR;
const iso = (hours: number) => new Date(after(hours)).toISOString();
const closed = { how: 'blocked', why: 'window' };

describe('until when staff may write', () => {
  it.each([
    [
      'Messenger at once',
      messenger,
      1,
      { how: 'reply', until: iso(24) },
      [{ how: 'human-agent', until: iso(168) }, closed],
    ],
    ['Messenger after a day', messenger, 24, { how: 'human-agent', until: iso(168) }, [closed]],
    ['Messenger after a week', messenger, 168, closed, []],
    ['Zalo at once', createPolicy(false), 47, { how: 'reply', until: iso(48) }, [closed]],
    ['Zalo after two days', createPolicy(false), 48, closed, []],
    ['Zalo after two days, paid for', createPolicy(true), 48, { how: 'paid', until: iso(168) }, [closed]],
    ['the web', alwaysOpen, 9_000, { how: 'reply' }, []],
    ['a channel that is off', undefined, 1, { how: 'blocked', why: 'off' }, []],
  ] as const)('is, on %s, told with what comes next', (_, policy, hours, now, then) =>
    expect(sendingView(policy, heardAt, after(hours))).toEqual({ ...now, then }),
  );

  it('stands on the case', async () => {
    const api = await apiUnderTest({
      channels: () => [{ name: 'web', policy: messenger, send: () => Promise.reject(new Error('not sent here')) }],
    });
    const lan = await api.signedIn('lan');
    await ask(api, {}, { at: api.clock.now });
    const { body } = await lan.get('/api/cases/case-1');
    const until = (hours: number) => new Date(api.clock.now + hours * HOUR).toISOString();
    expect(body.sending).toEqual({
      how: 'reply',
      until: until(24),
      then: [{ how: 'human-agent', until: until(168) }, closed],
    });
    await api.close();
  });
});
