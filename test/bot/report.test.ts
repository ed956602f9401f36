import type { HandoffRequest } from '../../bot/handoff';
import { readReturnNumber, returnNumberOf } from '../../bot/return-number';
import { Talk, clock } from './talk-under-test';

let talk: Talk;
beforeEach(() => void (talk = new Talk()));
const facts = () => talk.handed.flatMap((request) => request.facts);

describe('a report told in a conversation', () => {
  it('is read back at the end, and a line is corrected by its number', async () => {
    await talk.tap('#report');
    await talk.say('có người rủ mấy đứa trong xóm đi làm');
    await talk.tap('#skip');
    await talk.say('chị Hoa, xe 30A-123.45');
    expect(facts()).toContainEqual({ name: 'plate', value: '30A-12345' });
    await talk.tap('#skip');
    const readBack = await talk.tap('#skip');
    expect(readBack.text).toMatch(/1\. Chuyện xảy ra: có người rủ[\s\S]*2\. Ai, nhóm nào: chị Hoa/);
    expect((await talk.say('2')).text).toMatch(/Người hoặc nhóm đó là ai/);
    expect((await talk.say('cô Lan bán ở chợ')).text).toMatch(/2\. Ai, nhóm nào: cô Lan bán ở chợ/);
    expect(facts()).toContainEqual({ name: 'report_who', value: 'cô Lan bán ở chợ', corrects: true });
    expect((await talk.say('Đúng rồi')).text).toMatch(/Cảm ơn/);
  });

  it('goes on where it was left: what was answered or skipped is not asked again', async () => {
    await talk.tap('#report');
    await talk.say('có người rủ mấy đứa trong xóm đi làm');
    await talk.tap('#skip');
    await talk.tap('#stop');
    clock.now += 3 * 86_400_000;
    expect((await talk.tap('#report')).text).toMatch(/hỏi tiếp[\s\S]*Người hoặc nhóm đó là ai/);
  });

  it('reads back only what was told in this sitting: another may hold the phone by then', async () => {
    await talk.tap('#report');
    await talk.say('chủ quán Ánh Hồng giữ giấy tờ của bạn tôi');
    await talk.say('ở số 5 đường ven biển');
    clock.now += 15 * 60_000;
    for (let n = 0; n < 3; n += 1) expect((await talk.tap('#skip')).text).not.toMatch(/Ánh Hồng|số 5/);
    await talk.tap('#report');
    for (let n = 0; n < 5; n += 1) expect((await talk.tap('#skip')).text).not.toMatch(/Ánh Hồng|số 5/);
  });

  it('reads back no second time, after a while, for a question asked in between', async () => {
    await talk.tap('#report');
    await talk.say('chủ quán Ánh Hồng giữ giấy tờ của bạn tôi');
    for (let n = 0; n < 4; n += 1) await talk.tap('#skip');
    clock.now += 15 * 60_000;
    const { text } = await talk.say('phí dịch vụ đi xuất khẩu lao động tối đa mấy tháng lương?');
    expect(text).not.toMatch(/Ánh Hồng/);
  });

  it('reads back nothing of an earlier beginning, however short ago', async () => {
    await talk.tap('#report');
    await talk.say('chủ quán Ánh Hồng giữ giấy tờ của bạn tôi');
    await talk.tap('#stop');
    await talk.tap('#report');
    for (let n = 0; n < 4; n += 1) expect((await talk.tap('#skip')).text).not.toMatch(/Ánh Hồng/);
  });

  it('shows nothing of what was told before where somebody is in danger', async () => {
    await talk.tap('#report');
    await talk.say('chủ quán Ánh Hồng giữ giấy tờ của bạn tôi');
    await talk.say('cứu em với, họ đang đánh em');
    await talk.tap('#stop');
    expect((await talk.tap('#report')).text).not.toMatch(/hỏi tiếp/);
    await talk.say('có người bị giữ');
    for (let n = 0; n < 5; n += 1) expect((await talk.tap('#skip')).text).not.toMatch(/Ánh Hồng|bị giữ/);
  });

  it('answers a question asked in between, and goes on', async () => {
    await talk.tap('#report');
    const { text } = await talk.say('phí dịch vụ đi xuất khẩu lao động tối đa mấy tháng lương?');
    expect(text).toMatch(/Quay lại chuyện lúc nãy[\s\S]*Chuyện xảy ra thế nào/);
    await talk.say('bị lừa tiền cọc');
    expect(facts()).toContainEqual({ name: 'report_what', value: 'bị lừa tiền cọc' });
  });

  it('asks other questions about somebody who cannot be reached', async () => {
    await talk.say('em gái tôi sang Trung Quốc hai tuần nay không gọi được, tôi lo quá');
    expect((await talk.tap('#report')).text).toMatch(/Người bạn lo tên gọi là gì/);
  });
});

describe('the number of a case', () => {
  const number = returnNumberOf('case-1');

  it('looks like a telephone number that nobody has, and is known again however it is written', () => {
    expect(number).toMatch(/^06\d\d \d{3} \d{3}$/);
    for (const typed of [number, number.replace(/ /g, ''), number.replace(/ /g, '.'), `+84${number.slice(1)}`])
      expect(readReturnNumber(typed)).toBe(number);
  });

  it('is not taken for one when a figure is wrong, or in the midst of words', () => {
    const last = number.slice(-1);
    expect(readReturnNumber(`${number.slice(0, -1)}${(Number(last) + 1) % 10}`)).toBeUndefined();
    expect(readReturnNumber(`gọi ${number}`)).toBeUndefined();
  });

  it('gets the same answer whatever case it is of, and tells staff alone', async () => {
    const answers: string[] = [];
    for (const id of ['case-1', 'no such case']) {
      talk = new Talk();
      answers.push((await talk.say(returnNumberOf(id))).text);
      expect(talk.handed).toMatchObject([{ priority: 2, facts: [{ name: 'return_number' }] }]);
      expect((await talk.status('accepted')).count).toBe(1);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).not.toMatch(/HD-|111|nhân viên|ca của/);
  });
});

describe('what is said of a case that was closed', () => {
  it('is asked for where nobody is in danger, and counted once', async () => {
    await talk.say('gặp nhân viên');
    await talk.status('accepted', 3);
    const { choices } = await talk.status('completed', 3);
    expect(choices.map(({ value }) => value)).toEqual(['#helped', '#unhelped']);
    expect((await talk.say('Có')).text).toMatch(/Cảm ơn/);
  });

  it('is not asked of somebody who was in danger', async () => {
    await talk.say('cứu em với, họ nhốt em');
    await talk.status('accepted');
    expect((await talk.status('completed')).choices).toEqual([]);
  });
});

describe('what was named before there was a case', () => {
  it('goes to staff with the case, with the message that named it', async () => {
    await talk.say('cho hỏi công ty tuyển dụng này có thật không, số 0912345678');
    await talk.say('gặp nhân viên');
    const [request] = talk.handed as [HandoffRequest];
    expect(request.facts).toContainEqual({ name: 'phone', value: '+84912345678', messageId: 'm1' });
  });
});

describe('A report', () => {
  it.each([
    ['tôi muốn báo tin quán gần nhà có mấy em 15, 16 tuổi làm tiếp viên', 2],
    ['tôi muốn báo có người hay dụ học sinh lớp 8 đi làm quán karaoke', 2],
    ['tôi bị công ty môi giới lấy 40 triệu rồi cắt liên lạc, muốn tố cáo', 3],
  ])('is for the same day where children are spoken of: "%s" has priority %d', async (text, priority) => {
    const talk = new Talk();
    await talk.say(text);
    expect(talk.handed[0]?.priority).toBe(priority);
  });
});
