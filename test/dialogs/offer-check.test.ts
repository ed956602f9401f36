import type { HandoffRequest } from '../../bot/handoff';
import { answerOf } from '../../dialogs/offer-check';
import { loadAssistant } from '../../server/assistant';
import { type Activity, choicesOf } from '../../server/channels/activity';
import { projectPaths } from '../../server/paths';
import type { BotState } from '../../server/store/contract/conversations';

const { runTurn } = loadAssistant({ paths: projectPaths(), now: () => Date.parse('2026-11-23T12:00:00Z') });

/** A conversation: what is said or tapped, and what comes back. */
function conversation() {
  let state: BotState = {};
  let count = 0;
  return async (text: string, value?: string) => {
    count += 1;
    const activity: Activity = {
      type: 'message',
      text,
      ...(value !== undefined && { value }),
      id: `m${count}`,
      channelId: 'test',
      serviceUrl: '',
      from: { id: 'u', name: '' },
      recipient: { id: 'b', name: '' },
      conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
    };
    const turn = await runTurn(activity, state);
    state = JSON.parse(JSON.stringify(turn.state)) as BotState;
    return {
      text: turn.replies.map((reply) => reply.text).join('\n'),
      titles: turn.replies.flatMap(choicesOf).map(({ title }) => title),
      handed: turn.events.map((event) => event.value as HandoffRequest),
    };
  };
}

const ADVERT =
  'TUYỂN GẤP 10 nam nữ làm ở Bavet Campuchia, trực chat, lương 900$, bao ăn ở, xe đón tận nhà, không cần hộ chiếu, zalo 0901234567';

describe('the check of an advert in a conversation', () => {
  it('says the verdict, why with the words of the advert, and what to do', async () => {
    const { text, titles } = await conversation()(ADVERT);
    expect(text).toMatch(/NGUY HIỂM/);
    expect(text).toMatch(/“.*Bavet.*”/);
    expect(text).toMatch(/111/);
    expect(titles).toEqual(
      expect.arrayContaining(['Báo tin này', 'Đã nộp tiền', 'Đang trên đường đi', 'Gặp nhân viên']),
    );
  });

  it('reports the advert with its own words', async () => {
    const say = conversation();
    await say(ADVERT);
    const { text, handed } = await say('Báo tin này', '#offer:report');
    expect(text).toMatch(/mã HD-/);
    expect(handed[0]).toMatchObject({ priority: 3, summary: ADVERT });
    expect(handed[0]?.facts).toContainEqual({ name: 'offer_text', value: ADVERT });
  });

  it('takes whoever is on the way already for somebody in danger', async () => {
    const say = conversation();
    await say(ADVERT);
    const { text, handed } = await say('Đang trên đường đi', '#offer:leaving');
    expect(handed[0]).toMatchObject({ priority: 1 });
    expect(text).toMatch(/113|\+84 981/);
  });

  it('gives questions to put to the recruiter', async () => {
    const say = conversation();
    await say('Đơn hàng Nhật lương 28 triệu, đặt cọc 5 triệu giữ chỗ, lh em Ngọc');
    expect((await say('Câu nên hỏi họ', '#offer:questions')).text).toMatch(/phiếu thu/);
  });

  it('says that several adverts were sent, and judges by the worst', async () => {
    const other = 'Công ty CP Demo tuyển 10 nữ thực phẩm đi Nhật, lương 30 triệu, thu phí sau khi ký hợp đồng.';
    const { text } = await conversation()(`${other}\n\n${ADVERT}`);
    expect(text).toMatch(/NGUY HIỂM/);
    expect(text).toMatch(/gửi 2 tin/);
  });

  it('reckons the ceiling of the fee in the currency of the pay, with the working', async () => {
    const { text } = await conversation()(
      'đi Nhật lương 30 triệu một tháng hợp đồng 3 năm thì phí dịch vụ tối đa là bao nhiêu?',
    );
    expect(text).toMatch(/30\.000\.000 đồng × 3 = 90\.000\.000 đồng/);
    const { text: yen } = await conversation()(
      'đi Nhật lương 180.000 yên một tháng hợp đồng 1 năm thì phí dịch vụ tối đa là bao nhiêu?',
    );
    expect(yen).toMatch(/180\.000 yên × 1 = 180\.000 yên/);
    expect(yen.split('\n\n')[0]).not.toMatch(/tỷ giá|triệu đồng/);
  });

  it('takes what the family has saved for no pay', async () => {
    const { text } = await conversation()(
      'Nhà em chỉ có 50 triệu, đi Nhật lương 30 triệu một tháng hợp đồng 3 năm thì phí dịch vụ tối đa là bao nhiêu?',
    );
    expect(text).toMatch(/30\.000\.000 đồng × 3 = 90\.000\.000 đồng/);
  });

  it('leaves a cry for help an emergency, whatever is pasted beside it', async () => {
    const { handed } = await conversation()(`Cứu em với, em đang bị nhốt ở đây. Họ đăng tin: ${ADVERT}`);
    expect(handed[0]).toMatchObject({ priority: 1 });
  });
});

describe('the guided check in a conversation', () => {
  const begin = async () => {
    const say = conversation();
    const first = await say('Hỏi đáp nhanh', '#offer:check');
    return { say, first };
  };

  it('asks short questions and ends with a verdict', async () => {
    const { say, first } = await begin();
    expect(first.titles).toEqual(expect.arrayContaining(['Có', 'Không', 'Không biết']));
    await say('Có', '#answer:yes');
    await say('ko');
    await say('không biết');
    const end = await say('đúng rồi ạ');
    expect(end.text).toMatch(/NGUY HIỂM/);
    expect(end.text).toMatch(/visa du lịch/);
  });

  it('asks again after what is no answer', async () => {
    const { say, first } = await begin();
    expect((await say('trời nay mưa quá')).text).toContain(first.text);
  });

  it('gives way to danger, to paid money, and to an advert that is found after all', async () => {
    const danger = await (await begin()).say('em đang bị nhốt, họ đánh em, cứu em với');
    expect(danger.handed[0]).toMatchObject({ priority: 1 });
    const paid = await (await begin()).say('Đã nộp tiền', '#offer:paid');
    expect(paid.text).toMatch(/đừng nộp thêm/);
    const pasted = await (await begin()).say(ADVERT);
    expect(pasted.text).toMatch(/Bavet/);
  });

  it.each([
    ['có', 'yes'],
    ['dạ có ạ', 'yes'],
    ['rồi', 'yes'],
    ['1', 'yes'],
    ['ko', 'no'],
    ['hong co', 'no'],
    ['chưa ạ', 'no'],
    ['k biết nữa', 'unknown'],
    ['không rõ lắm', 'unknown'],
    ['trời mưa', undefined],
    ['', undefined],
  ])('understands “%s” as %s', (typed, answer) => {
    expect(answerOf(undefined, typed)).toBe(answer);
  });
});
