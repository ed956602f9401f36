import pino from 'pino';
import type { Channel } from '../../../server/channels/channel';
import type { Activity } from '../../../server/channels/activity';
import { Findings } from '../../../server/channels/findings';
import { alwaysOpen } from '../../../server/channels/policy';
import { Lanes } from '../../../server/conversations/lane';
import { ConversationWorker } from '../../../server/conversations/worker';
import { createMetrics } from '../../../server/http/metrics';
import { readTranscript, transcriptOf } from '../../../server/staff/api/transcript';
import type { LogEntry, Sender } from '../../../server/store/contract/conversations';
import { address, ask, casesUnderTest } from './api-under-test';

const entry = (activity: Activity, from: Sender = 'user', change: Partial<LogEntry> = {}): LogEntry => ({
  seq: 1,
  id: 'm',
  from,
  at: 0,
  state: 'received',
  activity,
  ...change,
});
const message = (parts: object): Activity => ({ type: 'message', ...parts });
const attachment = (contentType: string) => message({ attachments: [{ contentType }] });

describe('a conversation as staff read it', () => {
  it.each<[string, Activity, Sender, string, Sender]>([
    [
      'an answer typed in the Page inbox',
      { type: 'event', name: 'handoff.takeover', value: { text: 'Chị đây', certain: true } },
      'staff',
      'Chị đây',
      'staff',
    ],
    [
      'a thread that another app took',
      { type: 'event', name: 'handoff.takeover', value: { text: '', certain: true } },
      'staff',
      'Có người trả lời ngoài bảng điều khiển',
      'system',
    ],
    ['changed words', { type: 'messageUpdate', text: 'sửa' }, 'user', '[sửa tin] sửa', 'user'],
    ['words taken back', { type: 'messageDelete' }, 'user', 'Người nhắn thu hồi một tin', 'system'],
    ['a sign', { type: 'messageReaction', reactionsAdded: [{ type: '❤️' }] }, 'user', 'Người nhắn thả ❤️', 'system'],
    ['a goodbye', { type: 'installationUpdate', action: 'remove' }, 'user', 'Người nhắn bỏ theo dõi', 'system'],
    [
      'a form',
      { type: 'event', name: 'contact.submitted', value: 'A · 0900' },
      'user',
      'Người nhắn gửi thông tin liên hệ: A · 0900',
      'system',
    ],
  ])('shows %s', (_, activity, by, text, from) =>
    expect(transcriptOf([entry(activity, by)])).toMatchObject([{ text, from }]),
  );

  it.each([
    ['text', message({ text: 'Chào' }), 'Chào'],
    ['a picture', attachment('image/jpeg'), '[ảnh]'],
    ['a voice', attachment('audio/mp4'), '[âm thanh]'],
    ['a film', attachment('video/mp4'), '[video]'],
    ['a sticker', attachment('application/vnd.haidang.sticker'), '[nhãn dán]'],
    ['a place that cannot be read', attachment('application/vnd.haidang.location'), '[vị trí]'],
    [
      'a place',
      message({
        attachments: [
          { contentType: 'application/vnd.haidang.location', content: { latitude: 10.77, longitude: 106.69 } },
        ],
      }),
      '[vị trí] 10.77, 106.69',
    ],
    ['a file', attachment('application/pdf'), '[tệp]'],
    [
      'text and pictures',
      message({ text: 'Đây', attachments: [{ contentType: 'image' }, { contentType: 'image' }] }),
      'Đây\n[ảnh]\n[ảnh]',
    ],
    ['nothing', message({ text: '' }), '[tin trống]'],
    ['a tap that carries its title', message({ text: 'Kể thêm', value: '#report' }), 'Kể thêm'],
    ['a tap that nobody offered', message({ value: '#x' }), '[bấm nút]'],
    ['half a character', message({ text: 'a\ud800' }), 'a\ufffd'],
    ['the opening of the page', { type: 'event', name: 'webchat/join' }, 'Mở khung chat'],
    ['an event that is not known', { type: 'event', name: 'constructor' }, '[sự kiện]'],
    ['an event without a name', { type: 'event' }, '[sự kiện]'],
    ['a forged event of ours', { type: 'event', name: 'handoff.status', value: null }, '[sự kiện]'],
  ])('shows %s', (_, activity, text) => {
    expect(transcriptOf([entry(activity)])).toMatchObject([{ text }]);
  });

  it('shows a bare tap by the title that was offered last', () => {
    const actions = [{ type: 'messageBack', title: 'Gặp nhân viên', value: '#staff' }];
    const offer = entry(message({ text: 'Chọn', suggestedActions: { to: [], actions } }), 'bot');
    expect(transcriptOf([offer, entry(message({ value: '#staff' }))])[1]?.text).toBe('Gặp nhân viên');
  });

  it('shows why something was not delivered', () => {
    const failed = entry(message({ text: 'a' }), 'bot', { state: 'failed', error: 'WINDOW_CLOSED' });
    expect(transcriptOf([failed])).toMatchObject([{ state: 'failed', error: 'WINDOW_CLOSED' }]);
  });

  it('shows what staff wrote once: on its way, then sent', async () => {
    const room = await casesUnderTest();
    const lan = { id: 'lan', name: 'Lan', role: 'counsellor' } as const;
    const { conversationId } = await ask(room, { priority: 2 });
    await room.cases.act('case-1', { action: { type: 'claim' }, actor: lan, key: 'k' });
    await room.cases.act('case-1', { action: { type: 'message', text: 'Mình đây' }, actor: lan, key: 'k' });
    const staffLines = async () =>
      (await readTranscript(room.store, { id: 'case-1', conversationId })).filter(({ from }) => from === 'staff');
    expect(await staffLines()).toMatchObject([{ text: 'Mình đây', state: 'queued' }]);

    const sent: string[] = [];
    const channel: Channel = {
      name: 'web',
      policy: alwaysOpen,
      send: (_, { activity }) => {
        sent.push(activity.text ?? '');
        return Promise.resolve({ platformIds: [] });
      },
    };
    const worker = new ConversationWorker({
      ...room,
      owner: 'w',
      store: room.store.conversations,
      channels: new Map([['web', channel]]),
      lanes: new Lanes(Date.now),
      findings: new Findings(pino({ level: 'silent' }), Date.now),
      runTurn: (activity, state) =>
        Promise.resolve({
          replies: [activity.from?.id === 'staff' ? activity : message({ text: `bot: ${activity.type}` })],
          events: [],
          state,
        }),
      takeHandoff: room.cases.takeHandoff,
      fallback: () => '',
      metrics: createMetrics(),
      logger: pino({ enabled: false }),
      random: () => 0,
      concurrency: 1,
    });
    worker.wake(conversationId);
    await worker.stop();
    expect(sent).toEqual(['bot: message', 'bot: event', 'Mình đây']);
    expect(await staffLines()).toMatchObject([{ text: 'Mình đây', state: 'sent' }]);
    await room.close();
  });

  it('shows a long conversation whole', async () => {
    const room = await casesUnderTest();
    const texts = Array.from({ length: 1_201 }, (_, n) => `tin ${n}`);
    const stored = await Promise.all(
      texts.map((text) =>
        room.store.conversations.append(address, {
          id: text,
          from: 'user',
          receivedAt: 1,
          activity: message({ text }),
        }),
      ),
    );
    const lines = await readTranscript(room.store, { id: 'case-1', conversationId: stored[0]!.id });
    expect(lines.map(({ text }) => text)).toEqual(texts);
    await room.close();
  });
});
