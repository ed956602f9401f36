import { isPrying, mayBePrying } from '../../bot/prying';
import { Talk } from './talk-under-test';

const CRY = 'cứu em với, họ nhốt em';
const TELLING = /111|113|công an|an toàn|nguy hiểm|nhân viên|trợ lý|mua bán|cứu|giữ|mã HD|HD-|báo/i;

/** Asked by whoever took the phone away. */
const PRYING = [
  'con này nó báo gì với mày',
  'nó nhắn gì vậy',
  'vợ tao nhắn gì ở đây',
  'mày nói gì với con bé này',
  'con kia vừa khai cái gì',
  'con tôi vừa nhắn gì với bạn thế',
  'máy này của tao, nó nhắn gì khai ra',
  'chồng của nó đây, nó nói gì',
  'nó vua nhan gi the',
  'con Lan nó nhắn mày cái gì',
  'bố của nó đây, nó nhắn gì',
  'tôi là mẹ cháu, cháu đang nói gì với anh chị vậy',
  'mày vừa nhắn gì với nó',
];
/** To be told from a cry only where the chat was made harmless before. */
const DOUBTFUL = [
  'đứa nào nhắn cứu ở đây',
  'nó có kêu cứu không',
  'nó gọi công an à',
  'lúc nãy không phải em nhắn đâu',
  'ai nhắn vậy',
  'em vừa nhờ gì vậy',
  'cho xem lại tin nhắn cũ',
];
/** The same in haste, in chat spellings, with keys of Telex left in the words. */
const HURRIED = [
  'no nt j v',
  'nó nhắn j vậy',
  'nos nhawns gif vaayj',
  'con nay no bao j vs m',
  'nó ns j vs mày z',
  'vk t nt j vs m',
  'nó nhănn gi vây',
  'no nhan gj the',
  'con kia vua khai cai j',
  'm ns j vs nó z',
];
/** What somebody in need writes of those who hold them. */
const TOLD = [
  'nó nói gì em cũng phải nghe',
  'nó bắt em nhắn tin lừa người khác',
  'nó báo với chủ là em bỏ trốn',
  'nó vừa đánh em',
  'họ hỏi em đã nhắn gì cho công an',
  'nó đọc tin nhắn của em rồi, cứu em',
  'nó nói nếu em báo công an thì nó giết',
  'nhắn gì cũng bị nó đọc',
  'con tôi nhắn về là bị nhốt ở Bavet',
  'nó nhắn đòi 200 triệu tiền chuộc',
  'giờ em phải làm gì',
  'cứu em với họ đang đánh em',
];

describe('the question what somebody else has written here', () => {
  it.each(PRYING)('is heard in "%s"', (text) => {
    expect(isPrying(text)).toBe(true);
  });

  it.each(DOUBTFUL)('may stand in "%s"', (text) => {
    expect([isPrying(text), mayBePrying(text)]).toEqual([false, true]);
  });

  it.each(TOLD)('does not stand in "%s"', (text) => {
    expect(mayBePrying(text)).toBe(false);
  });
});

describe('a chat in which somebody is in danger', () => {
  it.each(HURRIED)('is made harmless also by "%s"', async (text) => {
    const talk = new Talk();
    await talk.say(CRY);
    expect((await talk.say(text)).text).not.toMatch(TELLING);
    expect(talk.said).toMatchObject([{ harmless: true }]);
  });

  it.each(PRYING)('is made harmless by "%s", and staff hear who asks', async (text) => {
    const talk = new Talk();
    await talk.say(CRY);
    expect((await talk.say(text)).text).not.toMatch(TELLING);
    expect(talk.said).toMatchObject([{ harmless: true }]);
    expect(talk.hushed).toBe(true);
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'prying', value: text }], safety: { state: 'unsafe' } }]);
    expect((await talk.say('alo')).text).not.toMatch(TELLING);
  });

  it.each([...PRYING, ...DOUBTFUL])('stays harmless when asked "%s"', async (text) => {
    const talk = new Talk();
    await talk.say(CRY);
    await talk.say('thoát');
    expect((await talk.say(text)).text).not.toMatch(TELLING);
    expect(talk.handed).toHaveLength(1);
  });

  it.each(TOLD.slice(2, 8))('is opened by "%s" or goes to staff, as before', async (text) => {
    const talk = new Talk();
    await talk.say(CRY);
    await talk.say('thoát');
    await talk.say(text);
    expect(talk.handed).toHaveLength(1);
  });

  it.each([
    'con này nó điên đừng nghe nó',
    'tao đang giữ điện thoại nó đây',
    'em gửi địa chỉ rồi mà',
    'em được thả rồi',
  ])('stays harmless when told "%s": it is no plea of one’s own, and staff hear of it', async (text) => {
    const talk = new Talk();
    await talk.say(CRY);
    await talk.say('thoát');
    expect((await talk.say(text)).text).not.toMatch(TELLING);
    expect(talk.handed).toHaveLength(1);
  });

  it('opens again for the next cry', async () => {
    const talk = new Talk();
    await talk.say(CRY);
    await talk.say('nó nhắn gì vậy');
    expect((await talk.say('cứu em với họ đang đánh em')).text).toMatch(/113/);
  });
});

describe('a chat in which nobody is in danger', () => {
  it.each(PRYING.slice(0, 6))('is made harmless by "%s" while what was told waits for staff', async (text) => {
    const talk = new Talk();
    await talk.say('em muốn gặp nhân viên');
    expect((await talk.say(text)).text).not.toMatch(TELLING);
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'prying', value: text }], safety: { state: 'unsafe' } }]);
  });

  it('is opened by no tap on an old answer while staff have a case of it', async () => {
    const talk = new Talk();
    await talk.say('cho tôi gặp nhân viên');
    await talk.say('thoát');
    for (const tap of ['#withdraw', '#staff', '#report']) expect((await talk.tap(tap)).text).not.toMatch(TELLING);
  });

  it.each(['tôi muốn báo tin quán karaoke giữ mấy bé gái', 'cho tôi gặp nhân viên', 'phí đi nhật bao nhiêu'])(
    'stays harmless, too, once it was made so, after "%s"',
    async (text) => {
      const talk = new Talk();
      await talk.say(text);
      await talk.say('thoát');
      expect((await talk.say('nó nhắn gì vậy')).text).not.toMatch(TELLING);
    },
  );

  it('answers the question as any other', async () => {
    const talk = new Talk();
    await talk.say('ai nhắn vậy');
    expect(talk.said).toMatchObject([{ harmless: false }]);
  });
});

describe('a harmless chat without a case', () => {
  it('calls staff for what sounds like danger, and stays as it is', async () => {
    const talk = new Talk();
    await talk.say('phí đi nhật bao nhiêu');
    await talk.say('thoát');
    expect((await talk.say('nó nhốt em, nó đang đọc tin nhắn')).text).not.toMatch(TELLING);
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });
});
