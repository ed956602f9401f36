import { PICTURE_WORDS } from '../../../bot/offers/picture-words';
import { Talk } from '../talk-under-test';

const SCAM =
  'Tuyển gấp 10 bạn sang Campuchia làm chat cho sàn, lương 1.200 đô, bao vé xe, công ty giữ hộ chiếu. Ib Telegram.';
const words = (text: string, sure = true) => ({ text, sure });
const picture = { attachments: [{ contentType: 'image/png' }] };

let talk: Talk;
beforeEach(() => void (talk = new Talk()));

describe('a picture in the chat', () => {
  it('is acknowledged at once, and judged when its words were read', async () => {
    expect((await talk.say('', picture)).text).toMatch(/đang đọc chữ trong ảnh/);
    const { text, choices } = await talk.pictured(words(SCAM));
    expect(text).toContain(SCAM.slice(0, 60));
    expect(text).toMatch(/NGUY HIỂM/);
    expect(choices.map(({ value }) => value)).toContain('#offer:report');
  });

  it('can be reported: staff get the words that were read', async () => {
    await talk.pictured(words(SCAM));
    await talk.tap('#offer:report');
    expect(talk.handed[0]?.facts).toContainEqual(expect.objectContaining({ name: 'offer_text', value: SCAM }));
  });

  it('that is poorly read is shown as doubtful, to be corrected', async () => {
    expect((await talk.pictured(words(SCAM, false))).text).toMatch(/có thể sai.*sửa/s);
  });

  it.each([
    ['without words', words('', false), /chưa đọc được/],
    ['of something else', words('Hóa đơn tiền điện tháng 10'), /không thấy lời mời/],
  ])('%s gets a kind request for words', async (_, read, wanted) => {
    expect((await talk.pictured(read)).text).toMatch(wanted);
  });

  it('of a cry for help brings the question about danger with its numbers', async () => {
    const { text } = await talk.pictured(words(`${SCAM} Cứu em với, em bị nhốt ở đây, họ đánh em.`));
    expect(text).toMatch(/nguy hiểm ngay lúc này/);
    expect(text).toMatch(/113.*111/s);
  });

  it('is shown in part only, however much stood in it', async () => {
    expect((await talk.pictured(words(`${SCAM} `.repeat(60)))).text.length).toBeLessThan(3_000);
  });
});

describe('nothing is said of a picture', () => {
  it('while staff hold the conversation', async () => {
    await talk.tap('#staff');
    await talk.status('accepted', 3);
    expect((await talk.pictured(words(SCAM))).count).toBe(0);
  });

  it('where somebody is in danger', async () => {
    await talk.say('cứu em với, họ nhốt em');
    expect((await talk.pictured(words(SCAM))).count).toBe(0);
  });

  it('where the chat was made harmless', async () => {
    await talk.say('thoát');
    expect((await talk.pictured(words(SCAM))).count).toBe(0);
  });

  it('while something else is asked, unless it is an offer', async () => {
    await talk.tap('#report');
    expect((await talk.pictured(words('', false))).count).toBe(0);
    expect((await talk.pictured(words(SCAM))).text).toMatch(/NGUY HIỂM/);
  });

  it('when a stranger claims to have read it', async () => {
    expect((await talk.forge(PICTURE_WORDS, words(SCAM))).count).toBe(0);
  });
});
