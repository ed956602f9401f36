import {
  CAMPAIGN,
  CAMPAIGN_OUTCOME,
  type CampaignMessage,
  OPTED_OUT,
  SUBSCRIPTION,
  mayHear,
} from '../../bot/news/subscription';
import { FRESH_TALK, type Talk as Remembered } from '../../bot/talk';
import { Talk, clock } from './talk-under-test';

const HOUR = 3_600_000;
const message: CampaignMessage = { campaignId: 'k1', interests: ['viec-lam'], text: 'Hỏi trước khi đi.' };

/** Somebody who has asked for messages on work abroad. */
async function subscriber(): Promise<Talk> {
  const talk = new Talk();
  await talk.say('Đăng ký nhận tin');
  await talk.tap('#news:viec-lam');
  await talk.tap('#newsok:viec-lam');
  return talk;
}
const outcomes = (talk: Talk) => talk.reported<{ outcome: string }>(CAMPAIGN_OUTCOME).map(({ outcome }) => outcome);

describe('messages that people ask for', () => {
  it('come only to whoever has chosen what, and has said that nobody else reads them', async () => {
    const talk = new Talk();
    const kinds = await talk.say('đăng ký nhận tin');
    expect(kinds.choices.map(({ value }) => value)).toEqual(['#news:viec-lam', '#news:gia-dinh', '#news:canh-giac']);
    const safe = await talk.tap('#news:viec-lam');
    expect(safe.text).toContain('Ai xem máy này cũng đọc được');
    expect(talk.reported(SUBSCRIPTION)).toEqual([]);
    const done = await talk.tap('#newsok:viec-lam');
    expect(done.text).toContain('"dừng"');
    expect(talk.reported(SUBSCRIPTION)).toEqual([{ interests: ['viec-lam'] }]);
  });

  it('are sent with the way to stop them, and behind everything else', async () => {
    const talk = await subscriber();
    const sent = await talk.campaign(message);
    expect(sent.text).toBe('Hỏi trước khi đi.\n\nKhông muốn nhận nữa, bạn nhắn chữ "dừng".');
    expect(talk.importances).toEqual(['low']);
  });

  it('end at once by the word "dừng", and do not end what is being asked of anybody else', async () => {
    const talk = await subscriber();
    expect((await talk.say('Dừng!')).text).toContain('Mình đã dừng');
    expect(talk.reported(SUBSCRIPTION)).toEqual([{ interests: [] }]);
    expect((await talk.campaign(message)).count).toBe(0);
    expect(outcomes(talk)).toEqual(['withheld']);
    const other = new Talk();
    await other.tap('#course:bao-ve-con');
    expect((await other.say('dừng')).text).toContain('Hẹn gặp bạn lúc khác');
    expect(other.reported(SUBSCRIPTION)).toEqual([]);
  });

  it('end at once, and without a word, by the platform’s own switch', async () => {
    const talk = await subscriber();
    await talk.campaign(message);
    expect((await talk.does({ type: 'event', name: OPTED_OUT })).count).toBe(0);
    expect(talk.reported(SUBSCRIPTION)).toEqual([{ interests: [] }]);
    expect(outcomes(talk)).toEqual(['unsubscribed']);
    expect((await talk.campaign(message)).count).toBe(0);
    const other = new Talk();
    await other.tap('#course:bao-ve-con');
    await other.does({ type: 'event', name: OPTED_OUT });
    expect(other.reported(SUBSCRIPTION)).toEqual([]);
  });

  it('are put down to the campaign when somebody asks on, once, and not days later', async () => {
    const talk = await subscriber();
    await talk.campaign(message);
    await talk.say('Công ty thu tiền môi giới có đúng không?');
    expect(outcomes(talk)).toEqual(['asked']);
    await talk.say('Kiểm tra giấy phép công ty ở đâu?');
    expect(outcomes(talk)).toEqual([]);
    await talk.campaign({ ...message, campaignId: 'k2' });
    clock.now += 49 * HOUR;
    await talk.say('Kiểm tra giấy phép công ty ở đâu?');
    expect(outcomes(talk)).toEqual([]);
  });

  it.each([
    ['a case', 'em muốn tố cáo một người môi giới lừa tiền ở xóm em', 'case'],
    ['an end of the messages', 'dừng', 'unsubscribed'],
  ])('are put down to the campaign as %s', async (_, said, outcome) => {
    const talk = await subscriber();
    await talk.campaign(message);
    await talk.say(said);
    expect(outcomes(talk)).toEqual([outcome]);
  });

  it('are not taken from a stranger’s hand', async () => {
    const talk = await subscriber();
    expect((await talk.forge(CAMPAIGN, message)).count).toBe(0);
  });

  it('leave the question that is open as it was', async () => {
    const talk = await subscriber();
    await talk.tap('#course:bao-ve-con');
    await talk.tap('#pick:intro-2');
    await talk.campaign(message);
    expect((await talk.say('Cùng con xem tin')).text).toContain('Hai mẹ con cùng xem');
  });
});

describe('nobody is sent a campaign', () => {
  it.each([
    ['who has not asked for it', () => Promise.resolve(new Talk())],
    [
      'who has asked for something else',
      async () => {
        const talk = new Talk();
        await talk.tap('#newsok:gia-dinh');
        return talk;
      },
    ],
    [
      'who has cried for help since',
      async () => {
        const talk = await subscriber();
        await talk.say('cứu em với em bị nhốt ở campuchia không ra được');
        return talk;
      },
    ],
    [
      'whose case is closed',
      async () => {
        const talk = await subscriber();
        await talk.say('cứu em với em bị nhốt ở campuchia không ra được');
        await talk.status('accepted');
        await talk.status('completed');
        return talk;
      },
    ],
    [
      'who has reported something',
      async () => {
        const talk = await subscriber();
        await talk.say('em muốn tố cáo một người môi giới lừa tiền ở xóm em');
        return talk;
      },
    ],
    [
      'who has made the chat harmless',
      async () => {
        const talk = await subscriber();
        await talk.say('thoát');
        return talk;
      },
    ],
    [
      'of whom staff say that it is not safe',
      async () => {
        const talk = await subscriber();
        await talk.safety({ state: 'unsafe' });
        return talk;
      },
    ],
    [
      'of whom staff do not know',
      async () => {
        const talk = await subscriber();
        await talk.safety({ state: 'unsure' });
        return talk;
      },
    ],
  ] as [string, () => Promise<Talk>][])('%s', async (_, make) => {
    const talk = await make();
    expect((await talk.campaign(message)).count).toBe(0);
    expect(outcomes(talk)).toEqual(['withheld']);
  });

  it('and whoever is or was in danger cannot subscribe, nor learns what there is', async () => {
    const talk = new Talk();
    await talk.say('cứu em với em bị nhốt ở campuchia không ra được');
    expect((await talk.tap('#newsok:viec-lam')).text).not.toMatch(/nhận tin|làm xa/);
    expect(talk.reported(SUBSCRIPTION)).toEqual([]);
  });

  const fit: Remembered = { ...FRESH_TALK, subscribed: ['viec-lam'], safety: { state: 'safe' } };
  it.each<[string, Partial<Remembered>]>([
    ['hours agreed with staff', { safety: { state: 'hours', hours: [] } }],
    ['nothing known of their safety', { safety: { state: 'unsure' } }],
    ['a case in anybody’s hands', { handoff: { mode: 'waiting' } }],
    ['a case that was closed', { handoff: { mode: 'bot', caseId: 'c' } }],
    ['a case that was about to be opened', { about: 'c' }],
    ['danger', { inDanger: true }],
    ['a chat made to look harmless', { harmless: true }],
    ['grief', { heavy: true }],
  ])('with %s', (_, change) => {
    expect(mayHear(fit, ['viec-lam'])).toBe(true);
    expect(mayHear({ ...fit, ...change }, ['viec-lam'])).toBe(false);
  });
});
