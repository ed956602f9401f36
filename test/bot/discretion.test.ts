import type { Safety } from '../../bot/safety';
import { Talk, clock } from './talk-under-test';

const MINUTE = 60_000;
const CRY = 'cứu em với, họ nhốt em';
const START = clock.now;
/** Words by which whoever looks at the phone would know what the chat is about. */
const TELLING = /111|113|công an|an toàn|nguy hiểm|nhân viên|trợ lý|mua bán|cứu|giữ|mã HD|HD-|báo/i;

let talk: Talk;
beforeEach(() => {
  talk = new Talk();
  clock.now = START;
});
const firstLines = () => talk.said.map(({ text }) => text.split('\n')[0]);

describe('the first line of every message to somebody in danger', () => {
  it('says nothing on a locked screen: of the bot, its dialogs, its notices and staff', async () => {
    await talk.say(CRY);
    expect(talk.said[0]?.text).toContain('113');
    for (const next of [
      () => talk.say('1'),
      () => talk.say('tầng 4, nhà màu xanh'),
      () => talk.tap('#skip'),
      () => talk.tap('#stop'),
      () => talk.say('họ đánh em nữa'),
      () => talk.say('gặp nhân viên'),
      () => talk.tap('#article:danger-self'),
      () => talk.status('accepted'),
      () => talk.staff('Công an đang tới chỗ em, em đừng sợ'),
      () => talk.status('completed'),
      () => talk.say('phí đi Đài Loan bao nhiêu'),
    ]) {
      const { count } = await next();
      expect(count).toBe(1);
      for (const line of firstLines()) expect(line).not.toMatch(TELLING);
    }
  });

  it('is the message itself where nobody is in danger', async () => {
    await talk.say('gặp nhân viên');
    await talk.status('accepted', 3);
    await talk.staff('Chào bạn');
    expect(talk.said).toMatchObject([{ text: 'Chào bạn', notAfter: undefined }]);
  });
});

describe('the silence of somebody in danger', () => {
  it('lets no message go out more than a quarter of an hour after their last word', async () => {
    await talk.say(CRY);
    expect(talk.said).toMatchObject([{ notAfter: START + 15 * MINUTE }]);
    clock.now += 10 * MINUTE;
    await talk.status('accepted');
    await talk.staff('Em còn đó không?');
    expect(talk.said).toMatchObject([{ notAfter: START + 15 * MINUTE }]);
    await talk.say('em đây');
    await talk.staff('Em đang ở đâu?');
    expect(talk.said).toMatchObject([{ notAfter: START + 25 * MINUTE }]);
  });

  it('holds a line ready for an answer that comes too late, which says nothing and promises nothing', async () => {
    await talk.say(CRY);
    expect(talk.said[0]?.knock).toBeTruthy();
    expect(talk.said[0]?.knock).not.toMatch(TELLING);
  });

  it.each<Safety>([{ state: 'unsafe' }, { state: 'hours', hours: [{ from: '20:00', to: '21:00' }] }])(
    'holds none where staff know that writing is $state',
    async (safety) => {
      await talk.say(CRY);
      await talk.tap('#stop');
      await talk.safety(safety);
      await talk.say('alo');
      expect(talk.said[0]?.text).toBeTruthy();
      expect(talk.said[0]?.knock).toBeUndefined();
    },
  );

  it('holds none for what comes unasked, from bot or staff', async () => {
    await talk.say(CRY);
    await talk.status('accepted');
    expect(talk.said.map(({ knock }) => knock)).toEqual([undefined]);
    await talk.staff('Em còn đó không?');
    expect(talk.said.map(({ knock }) => knock)).toEqual([undefined]);
  });

  it('lets what staff send all the same go out, but not for long either', async () => {
    await talk.say(CRY);
    await talk.status('accepted');
    clock.now += 20 * MINUTE;
    await talk.staff('Em còn đó không?');
    expect(talk.said).toMatchObject([{ notAfter: 0 }]);
    await talk.staff('Em còn đó không?', { override: true });
    expect(talk.said).toMatchObject([{ notAfter: START + 35 * MINUTE }]);
  });

  it('keeps the bot from telling that staff have come, until the person writes', async () => {
    await talk.say(CRY);
    clock.now += 16 * MINUTE;
    expect((await talk.status('accepted')).count).toBe(0);
    expect((await talk.say('em đây')).text).toMatch(/Lan.*đang đọc/);
    expect((await talk.say('em đây')).count).toBe(0);
  });

  it('is no rule where nobody is in danger', async () => {
    await talk.say('gặp nhân viên');
    clock.now += 60 * MINUTE;
    expect((await talk.status('accepted', 3)).count).toBe(1);
  });
});

describe('what staff say about safety', () => {
  it('holds the bot back outside the agreed hours, and still answers whoever writes', async () => {
    await talk.say(CRY);
    await talk.safety({ state: 'hours', hours: [{ from: '22:00', to: '23:00' }] });
    expect((await talk.status('accepted')).count).toBe(0);
    await talk.status('released');
    clock.now = Date.parse('2026-11-23T22:10:00+07:00');
    expect((await talk.status('accepted')).count).toBe(1);
    expect(talk.said[0]?.notAfter).toBe(Date.parse('2026-11-23T23:00:00+07:00'));
  });

  it('makes the bot harmless when they say "not safe", whoever writes, until they say otherwise', async () => {
    await talk.say(CRY);
    await talk.safety({ state: 'unsafe' });
    expect((await talk.say('đứa nào đấy')).text).not.toMatch(TELLING);
    await talk.safety({ state: 'unsure' });
    expect((await talk.say('em nhắn được rồi')).text).toMatch(/đang ở đâu/);
  });

  it('is believed from our own side only', async () => {
    await talk.say(CRY);
    await talk.forge('haidang.safety', { state: 'unsafe' });
    expect((await talk.status('accepted')).count).toBe(1);
  });
});

describe('leaving in haste', () => {
  it.each([
    'thoát',
    'THOAT',
    'Thoát ra!',
    'thoat.',
    'thoats',
    'thoátt',
    'tho át',
    'thoát đi',
    'thaot',
    'thoát thoát',
    'quit',
    'xóa chat',
    'ẩn đi',
    ...[
      'thoat a',
      'thoat nhe',
      'dạ thoát',
      'thoat chat',
      'thoát khỏi chat',
      'toát',
      'ẩn',
      'xóa',
      'xóa hết',
      'xoa tin',
      'tắt đi',
    ],
    ...['đóng lại', 'th0at', 'ｔｈｏａｔ', '🚪'],
  ])('"%s" makes the chat harmless at once and staff hear of it', async (text) => {
    await talk.say(CRY);
    expect((await talk.say(text)).text).not.toMatch(TELLING);
    expect(talk.said).toMatchObject([{ harmless: true }]);
    expect(talk.hushed).toBe(true);
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'left' }], safety: { state: 'unsafe' } }]);
    for (const probe of [
      'alo',
      'ai đấy',
      'đây là trang gì',
      'em nhắn gì cho trang này',
      '1',
      '#staff',
      '#withdraw',
      'thoát',
    ]) {
      expect((await talk.say(probe)).text).not.toMatch(TELLING);
      expect(talk.handed).toHaveLength(1);
    }
    expect((await talk.join()).count).toBe(0);
    expect((await talk.status('accepted')).count).toBe(0);
  });

  it('is heard while staff answer, too', async () => {
    await talk.say(CRY);
    await talk.status('accepted');
    expect((await talk.say('thoát')).text).not.toMatch(TELLING);
    expect((await talk.say('ai đấy')).text).not.toMatch(TELLING);
    expect((await talk.status('released')).count).toBe(0);
  });

  it('does not keep a cry for help from being answered', async () => {
    await talk.say(CRY);
    await talk.say('thoát');
    expect((await talk.say('cứu em với họ đang đánh em')).text).toMatch(/113/);
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });

  it('leaves the danger known to staff, whatever the same person asks for later', async () => {
    await talk.say('em muốn gặp nhân viên');
    expect(talk.handed.map(({ inDanger }) => inDanger)).toEqual([undefined]);
    await talk.say(CRY);
    await talk.status('completed');
    await talk.say('em muốn gặp nhân viên');
    expect(talk.handed).toMatchObject([{ priority: 3, inDanger: true }]);
  });

  it('is no wish of somebody who writes more than that', async () => {
    expect((await talk.say('làm sao thoát khỏi đây, họ nhốt em')).text).toContain('113');
    expect(talk.hushed).toBe(false);
  });

  it('lets whoever was in no danger go on with their next question', async () => {
    await talk.tap('#report');
    await talk.say('thoát');
    expect((await talk.say('phí dịch vụ đi xuất khẩu lao động tối đa mấy tháng lương')).choices.length).toBeGreaterThan(
      1,
    );
  });
});

describe("the person's own word", () => {
  const choose = async (word: string) => {
    await talk.say(CRY);
    await talk.say('1');
    for (let n = 0; n < 4; n += 1) await talk.tap('#skip');
    await talk.say(word);
  };

  it('makes the chat harmless and, typed again, opens it: staff then know that it is them', async () => {
    await choose('Bún chả');
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'safety_word' }], safety: { codeWord: 'Bún chả' } }]);
    expect((await talk.say('bun cha')).text).not.toMatch(TELLING);
    expect((await talk.say('ai đấy')).text).not.toMatch(TELLING);
    expect((await talk.say('bún chả')).text).toMatch(/biết là bạn/);
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'code_word' }], safety: { state: 'unsure' } }]);
    expect((await talk.say('em ở tầng 4')).text).toMatch(/HD-/);
  });

  it('opens the chat without a word of the bot while staff answer', async () => {
    await choose('bún chả');
    await talk.status('accepted');
    await talk.say('bún chả');
    expect((await talk.say('bún chả')).count).toBe(0);
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'code_word' }] }]);
  });

  it.each(['1', 'không', 'có', 'ừ thì em cũng chẳng biết chọn từ nào cho hợp'])('is not "%s"', async (answer) => {
    await choose(answer);
    expect(talk.handed[0]?.safety).toBeUndefined();
  });
});
