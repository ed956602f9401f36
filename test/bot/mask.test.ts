import { ASIDE, type Aside } from '../../bot/aside';
import { CONTACT } from '../../bot/talk';
import { Talk, clock } from './talk-under-test';

const CRY = 'cứu em với, em bị nhốt ở Bavet, họ đánh em';
const MINUTE = 60_000;
/** What tells whoever reads it that there is a case, that staff know, or what was agreed to. */
const TELLING = /HD-|11[13]|nhân viên|tổng đài|công an|đồng ý|mã/i;

let talk: Talk;
beforeEach(() => {
  talk = new Talk();
  clock.now = Date.parse('2026-11-23T12:00:00Z');
});

describe('a chat whose person has answered "0"', () => {
  beforeEach(async () => {
    await talk.say(CRY);
    expect((await talk.say('0')).text).toMatch(/nhắn 1/);
  });

  it.each([
    ...['alo', 'hi', 'mày là ai', 'trang gì đây', 'xem dữ liệu của tôi', 'xóa dữ liệu của tôi', 'gặp nhân viên', 'có'],
    ...['#consents', '#withdraw', '#staff', '#report', '#revoke:staff', '0', 'con này nó điên đừng nghe nó'],
  ])('says to "%s" nothing of a case, of staff or of consents, and staff see it', async (text) => {
    expect((await talk.say(text)).text).not.toMatch(TELLING);
    expect(talk.said.length).toBe(1);
    expect(talk.handed).toHaveLength(1);
    expect(talk.handed[0]?.safety?.state).not.toBe('safe');
  });

  it('takes what they tell for staff, and says that it was received', async () => {
    expect((await talk.say('em ở tầng 3 nhà nghỉ hoa mai')).text).toMatch(/đã nhận/);
    expect(talk.handed).toHaveLength(1);
  });

  it('answers a cry for help at once, with the numbers', async () => {
    expect((await talk.say('cứu em với họ đang đánh em')).text).toMatch(/113/);
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });

  it.each(['1', 'an toàn rồi ạ', 'da 1', 'giờ em nhắn được rồi'])('opens with "%s", and asks on', async (text) => {
    expect((await talk.say(text)).text).toMatch(/đang ở đâu/);
    expect(talk.handed).toMatchObject([{ safety: { state: 'safe' } }]);
    expect(talk.handed[0]?.facts.map(({ name }) => name)).toContain('safety_safe');
    expect((await talk.say('em ở tầng 3')).text).not.toMatch(/đã nhận/);
  });

  it('tells staff who talk with them of the "1", and is silent', async () => {
    await talk.status('accepted');
    expect((await talk.say('1')).count).toBe(0);
    expect(talk.handed).toMatchObject([{ safety: { state: 'safe' } }]);
  });

  it('is made harmless by whoever asks what was written', async () => {
    await talk.say('nó nhắn gì vậy');
    expect(talk.said).toMatchObject([{ harmless: true }]);
  });
});

describe('the answer to whether it is safe', () => {
  it.each([
    ...['có người', 'nó về rồi', 'không được', 'đang có khách', 'bị theo dõi', 'khoan', 'đợi tí', 'no', 'hông'],
    ...['sợ lắm', 'nguy hiểm lắm', 'ko', 'chưa', 'họ đang ở ngoài'],
  ])('is a no in "%s": nothing more is asked', async (text) => {
    await talk.say(CRY);
    expect((await talk.say(text)).text).toMatch(/không hỏi nữa/);
    expect(talk.handed).toMatchObject([{ safety: { state: 'unsafe' } }]);
  });

  it.each(['có người bị thương nặng', 'không biết đây là đâu', 'em ở tầng 3'])('is none in "%s"', async (text) => {
    await talk.say(CRY);
    expect((await talk.say(text)).text).not.toMatch(/không hỏi nữa/);
  });
});

describe('a case that is opened later', () => {
  it('begins with what is known of the person: not safe to write, and their own word', async () => {
    await talk.say(CRY);
    await talk.say('thoát');
    await talk.status('accepted');
    await talk.status('completed');
    await talk.say('cho em gặp nhân viên');
    expect(talk.handed).toMatchObject([{ inDanger: true, standing: { state: 'unsafe' } }]);
  });
});

describe('a chat of which staff say that writing is not safe', () => {
  it('is at once a harmless one where the page is ours, and nothing is sent where it would ring a phone', async () => {
    const onPage = new Talk('web');
    for (const [one, count] of [
      [onPage, 1],
      [talk, 0],
    ] as const) {
      await one.say(CRY);
      await one.status('accepted');
      expect((await one.safety({ state: 'unsafe' })).count).toBe(count);
      expect((await one.safety({ state: 'unsafe' })).count).toBe(0);
    }
    await onPage.safety({ state: 'safe' });
    const { text } = await onPage.safety({ state: 'unsafe' });
    expect(text).not.toMatch(TELLING);
    expect(onPage.said).toMatchObject([{ harmless: true }]);
  });
});

describe('a harmless chat', () => {
  it.each(['rút đồng ý', '#consents', 'xem dữ liệu của tôi'])(
    'shows whoever opened it by a cry no consent from before, nor its hour: "%s"',
    async (probe) => {
      await talk.say(CRY);
      clock.now += 10 * MINUTE;
      await talk.say('thoát');
      clock.now += 10 * MINUTE;
      await talk.say('cứu tôi với bị nhốt rồi');
      const { text } = await talk.say(probe);
      expect(text).not.toMatch(/19:0\d|19:1\d/);
      await talk.safety({ state: 'safe' });
      expect((await talk.say('rút đồng ý')).text).toMatch(/19:00/);
    },
  );

  it('is not opened by what staff know of the person, unless they know them safe', async () => {
    await talk.say(CRY);
    await talk.say('thoát');
    for (const state of ['hours', 'unsure'] as const) {
      await talk.safety({ state, ...(state === 'hours' && { hours: [{ from: '02:00', to: '02:10' }] }) });
      for (const probe of ['alo', 'xem dữ liệu của tôi', '#staff'])
        expect((await talk.say(probe)).text).not.toMatch(TELLING);
    }
    await talk.safety({ state: 'safe' });
    expect((await talk.say('em ở tầng 4')).text).toMatch(/HD-/);
  });

  it('says nothing of a form with contact details that somebody sends, and staff have it', async () => {
    await talk.say(CRY);
    await talk.say('thoát');
    expect((await talk.forge(CONTACT, 'Nguyễn A, 0912 345 678' as never)).count).toBe(0);
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'contact' }] }]);
  });

  it('answers a cry as if it were the first, whatever was before: nothing of a case, of who reads, of what was held back', async () => {
    const stranger = new Talk();
    const first = await stranger.say('cứu tôi với bị nhốt rồi');
    await talk.say(CRY);
    await talk.say('thoát');
    await talk.status('accepted');
    await talk.status('released');
    const probe = await talk.say('cứu tôi với bị nhốt rồi');
    const bare = (text: string) => text.replace(/^Chào bạn, bạn xem tin bên dưới nhé\.\n\n/, '').replace(/HD-\w+/g, '');
    expect(bare(probe.text)).toBe(bare(first.text));
    expect(talk.handed).toMatchObject([{ caseId: 'c', priority: 1 }]);
    expect((await talk.say('0')).text).not.toMatch(/Lan|dừng lại/);
  });

  it('answers a cry as if it were the first also while staff have it', async () => {
    await talk.say(CRY);
    await talk.say('thoát');
    await talk.status('accepted');
    const { text } = await talk.say('cứu tôi với bị nhốt rồi');
    expect(text).toMatch(/113/);
    expect(text).not.toMatch(/Lan|thêm/);
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });

  it('shows no difference when staff have taken it, and says nothing between their own words', async () => {
    await talk.say(CRY);
    await talk.say('thoát');
    const before = await talk.say('alo');
    await talk.status('accepted');
    expect((await talk.say('alo')).text).toBe(before.text);
    await talk.staff('Chị đây', { override: true });
    expect((await talk.say('dạ')).count).toBe(0);
    clock.now += 15 * MINUTE;
    expect((await talk.say('alo')).text).toBe(before.text);
  });

  it('stays harmless after a plain question that it answers, while a case waits', async () => {
    await talk.say('cho tôi gặp nhân viên');
    await talk.say('thoát');
    expect((await talk.say('phí dịch vụ đi nhật tối đa bao nhiêu?')).text).toMatch(/Nhật|lương|phí/);
    for (const probe of ['#staff', 'xem dữ liệu của tôi', 'alo', '#consents'])
      expect((await talk.say(probe)).text).not.toMatch(TELLING);
  });

  it.each(['cho tôi gặp nhân viên', 'tôi muốn báo tin quán karaoke giữ mấy bé gái'])(
    'opens to "%s" where nobody is in danger, as if it were the first',
    async (text) => {
      await talk.say('cho tôi gặp nhân viên');
      await talk.say('thoát');
      const answer = await talk.say(text);
      expect(answer.text).toMatch(/HD-/);
      expect(answer.text).not.toMatch(/đã thêm|đang chờ nhân viên/);
      expect(talk.handed).toHaveLength(1);
    },
  );

  it('hands a wish about their data, or for a person, to staff without a word, also after the case was closed', async () => {
    await talk.say(CRY);
    await talk.say('thoát');
    await talk.status('accepted');
    await talk.status('completed');
    expect((await talk.say('xóa dữ liệu của tôi')).text).not.toMatch(TELLING);
    expect(talk.erased).toBe(false);
    expect(talk.handed[0]?.facts.map(({ name }) => name)).toContain('own_data_erase');
    expect((await talk.say('cho em gặp nhân viên')).text).not.toMatch(TELLING);
    expect(talk.handed).toHaveLength(1);
  });

  it.each(['em đang bị nhốt hả', 'em đang bị nhốt à?', 'con bé đang bị nhốt phải không'])(
    'is not opened by the question "%s", and staff hear of it',
    async (text) => {
      await talk.say(CRY);
      await talk.say('thoát');
      expect((await talk.say(text)).text).not.toMatch(TELLING);
      expect(talk.handed).toHaveLength(1);
    },
  );

  it.each(['em đang bị nhốt ạ', 'em bị nhốt giờ em phải làm sao'])('is opened by "%s"', async (text) => {
    await talk.say(CRY);
    await talk.say('thoát');
    expect((await talk.say(text)).text).toMatch(/113/);
  });
});

describe('what our own side has the bot say beside its answers', () => {
  const aside = (phrase: Aside['phrase']) => talk.fromUs(ASIDE, { phrase });

  it.each(['slow_down', 'failed'] as const)('"%s" is said openly where nobody is in danger', async (phrase) => {
    await talk.say('phí đi nhật bao nhiêu');
    expect((await aside(phrase)).text).toMatch(/111/);
    expect(talk.said).toMatchObject([{ notAfter: undefined }]);
  });

  it.each(['slow_down', 'failed'] as const)('"%s" is discreet where somebody is, and not said late', async (phrase) => {
    await talk.say(CRY);
    clock.now += 60 * MINUTE;
    expect((await aside(phrase)).text.split('\n')[0]).not.toMatch(TELLING);
    expect(talk.said).toMatchObject([{ notAfter: clock.now + 15 * MINUTE }]);
  });

  it.each(['slow_down', 'failed'] as const)('"%s" is not said from behind a mask', async (phrase) => {
    await talk.say(CRY);
    await talk.say('thoát');
    expect((await aside(phrase)).count).toBe(0);
  });
});

describe('outside the hours agreed with staff', () => {
  beforeEach(async () => {
    await talk.say(CRY);
    await talk.tap('#stop');
    await talk.safety({ state: 'hours', hours: [{ from: '02:00', to: '02:10' }] });
  });

  it('nothing is said that could betray anybody', async () => {
    for (const probe of ['alo', 'xem dữ liệu của tôi', '#staff', 'gặp nhân viên'])
      expect((await talk.say(probe)).text).not.toMatch(TELLING);
  });

  it('a cry is answered, and its questions are, for a quarter of an hour', async () => {
    expect((await talk.say('cứu em với họ đang đánh em')).text).toMatch(/113/);
    clock.now += MINUTE;
    expect((await talk.say('1')).text).toMatch(/đang ở đâu|đã/);
    clock.now += 15 * MINUTE;
    expect((await talk.say('alo')).text).not.toMatch(TELLING);
  });
});

describe('news that was held back', () => {
  it('is not told after newer news', async () => {
    await talk.say(CRY);
    await talk.say('1');
    clock.now += 16 * MINUTE;
    await talk.status('accepted');
    await talk.safety({ state: 'hours', hours: [{ from: '00:00', to: '00:00' }] });
    expect((await talk.status('released')).text).toMatch(/dừng lại/);
    expect((await talk.say('alo em đây')).text).not.toMatch(/Lan/);
  });

  it('is not told when it does not hold any more', async () => {
    await talk.say(CRY);
    clock.now += 16 * MINUTE;
    await talk.status('accepted');
    await talk.fromUs('haidang.mute', { until: clock.now + 60 * MINUTE, caseId: 'c' });
    expect((await talk.say('alo em đây')).text).not.toMatch(/Lan/);
  });
});
