import { readFileSync } from 'node:fs';
import { asksSomething, isOnMatter } from '../../bot/replies/beside-urgent';
import { fold } from '../../bot/language/normalise';
import { emergencyReply } from '../../bot/replies/urgent';
import type { Reading } from '../../bot/understanding/reader';
import { loadAssistant } from '../../server/assistant';
import { projectPaths } from '../../server/paths';
import { Talk } from './talk-under-test';

const { library, read } = loadAssistant({ paths: projectPaths(), now: Date.now });
/** Messages that reviewers wrote; never trained on. */
const graded = ['emergencies', 'veiled', 'voices', 'questions-a', 'questions-b'].flatMap((name) =>
  readFileSync(`test/fixtures/graded/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; text: string; urgency?: string }),
);

let talk: Talk;
beforeEach(() => void (talk = new Talk()));

describe('a question that is told as a story', () => {
  it('is answered beside the receipt of the report', async () => {
    const { text, choices } = await talk.say(
      'môi giới hứa đưa em đi Nhật, thu 40 triệu rồi cắt liên lạc, em muốn tố cáo',
    );
    expect(text).toMatch(/^Mình đã ghi lại tin của bạn/);
    expect(text.length).toBeGreaterThan((await new Talk().tap('#report')).text.length + 300);
    expect(choices.map(({ title }) => title)).toEqual(expect.arrayContaining(['Kể thêm', 'Không báo nữa']));
    expect(choices.filter(({ value }) => /^#(?:article|section)/.test(value))).not.toHaveLength(0);
  });

  it('is answered, too, when it is asked with more that is told of the same', async () => {
    await talk.say('môi giới hứa đưa em đi Nhật, thu 40 triệu rồi cắt liên lạc, em muốn tố cáo');
    const { text } = await talk.say('công ty đó lừa cả xóm em 2 tỷ, bây giờ em muốn tố cáo thì nộp đơn ở đâu?');
    expect(text).toMatch(/^Mình đã thêm vào tin của bạn[\s\S]*Công an xã/);
  });
});

describe('an emergency', () => {
  it('is answered by the numbers and the question, with nothing to tap, where it is one’s own', async () => {
    const { text, choices } = await talk.say('cứu em với, họ nhốt em ở bavet, em phải làm sao để về nước?');
    expect(text).toMatch(/^(?:[^\n]*\n\n)?Bạn nhắn lúc này có an toàn không\?/);
    expect(choices).toEqual([]);
  });

  it.each([
    'dì bảo đi với chú đó một đêm là trả hết nợ, em 15 tuổi, em sợ lắm, tối nay chú tới đón',
    'ba mẹ nhận tiền cưới rồi, con không muốn theo người ta đi sáng mai',
  ])('speaks to a child whose kin give it away as to the one in danger: %s', async (text) => {
    expect((await talk.say(text)).text).toMatch(/nhắn lúc này có an toàn không\?/);
  });

  it('takes "1" for the answer to its question', async () => {
    await talk.say('cứu em với, họ nhốt em ở bavet, em phải làm sao để về nước?');
    expect((await talk.say('1')).text).toMatch(/đang ở đâu/i);
  });

  it.each([
    'mẹ tôi bị lừa sang campuchia, thủ tục đưa về thế nào',
    'vợ tôi bị lừa sang trung quốc, làm thế nào để đưa về nước',
    'con gái tôi bị lừa sang campuchia, thủ tục đưa về thế nào',
    'con tôi bị lừa sang campuchia, làm sao để chuộc về',
    'con tôi bị bắt cóc sang campuchia, thủ tục đưa về thế nào',
    'bà tôi bị lừa sang lào, làm sao đưa bà về',
  ])('stays one where kin ask how to bring somebody home, and speaks to them as kin: %s', async (text) => {
    const reply = await talk.say(text);
    expect(reply.text).toMatch(/Mình đã báo nhân viên tổng đài 111[\s\S]*Người cần giúp đang ở đâu/);
    expect(reply.text).not.toMatch(/an toàn không\?|tầng mấy|thi hài/);
  });

  it.each(['số điện thoại đại sứ quán việt nam ở thái lan', 'cho xin so dai su quan o thai lan'])(
    'is gone on with after the number that was asked for in its midst: %s',
    async (question) => {
      await talk.say('con gái tôi bị giữ ở casino bên thái lan, đòi tiền mới thả');
      const { text } = await talk.say(question);
      expect(text).toMatch(/Đại sứ quán|đại sứ quán/);
      expect(text).toMatch(/\+\d/);
    },
  );

  it('takes where somebody is for an answer, though an embassy is near', async () => {
    await talk.say('con gái tôi bị giữ ở casino bên thái lan, đòi tiền mới thả');
    const { text } = await talk.say('gần đại sứ quán việt nam ở bangkok, tòa nhà màu xanh');
    expect(text).not.toMatch(/\+66/);
  });

  describe('in which something was asked besides', () => {
    const CRY = 'cứu em với, chủ nhốt em trong xưởng bên đài loan. em muốn đổi chủ thì hỏi ai?';
    const FURTHER = /Bạn muốn hỏi thêm:\n- /;

    it('names it when what matters first has been told', async () => {
      const first = await talk.say(CRY);
      await talk.say('1');
      await talk.say('Đài Trung, xưởng số 7');
      const last = await talk.tap('#stop');
      expect([FURTHER.test(first.text), FURTHER.test(last.text)]).toEqual([false, true]);
      expect(last.choices.length).toBeGreaterThan(0);
      for (const { title } of last.choices) expect(title).not.toMatch(/công an|trốn|giải cứu|nạn nhân|mua bán/i);
    });

    it('says nothing of it where it is not safe to write', async () => {
      await talk.say(CRY);
      const { text, choices } = await talk.say('0');
      expect([FURTHER.test(text), choices]).toEqual([false, []]);
    });
  });

  it('has the answer to what is asked below its numbers, and they stand first', async () => {
    const { text, choices } = await talk.say(
      'tụi em đang bị nhốt trong nhà trồng cần sa bên anh, gọi cảnh sát anh thì em có bị bỏ tù không?',
    );
    expect(text).toMatch(/999[^\n]* – cảnh sát[^]*đã báo nhân viên[^]*bóc lột/);
    expect(choices).toEqual([]);
  });

  it('tells who works in the country that they named what holds for workers there', async () => {
    const { text, choices } = await talk.say(
      'em giúp việc nhà bên ả rập xê út, bà chủ đánh, khóa cửa không cho ra, bắt làm 20 tiếng. luật bên đó cho nghỉ mấy giờ?',
    );
    expect(text).toMatch(/đã báo nhân viên[^]*Ả Rập Xê Út/);
    expect(choices).toEqual([]);
  });

  it('answers what is asked, and not what the story is about', async () => {
    const story =
      'Em chạy xe ôm ở Móng Cái, hôm qua có ông thuê chở hai bé gái ra bờ sông rồi có người kéo qua, giờ hai bé còn kẹt bên đó.';
    const question = 'Em chở mà không biết gì thì có bị coi là đồng phạm không ạ?';
    const { text } = await talk.say(`${story} ${question}`);
    expect(text).toMatch(/113[^]*biết/);
    expect(text).not.toContain('cứ lái như thường');
  });

  it('says the same without an answer where nothing is asked', async () => {
    const { text } = await talk.say('tụi em đang bị nhốt trong nhà trồng cần sa bên anh, tụi nó khóa cửa ngoài');
    expect(text).not.toMatch(/bóc lột/);
  });

  it('answers a neighbour who fears to be named', async () => {
    const { text } = await talk.say(
      'tôi là hàng xóm, nhà bên có hai đứa bé đang bị nhốt, bị đánh, khóc kêu cứu. báo công an thì có phải nêu tên tôi không?',
    );
    expect(text).toMatch(/113[^]*đã báo nhân viên[^]*(?:nêu tên|giấu tên|giữ kín)/i);
  });

  it('names below the numbers what may be asked further, where it is somebody else’s', async () => {
    const { text, choices } = await talk.say(
      'con trai tôi bị giữ bên Campuchia, chúng gọi đòi 200 triệu, tôi có nên chuyển tiền không?',
    );
    expect(text).toMatch(/113[\s\S]*111[\s\S]*Bạn muốn hỏi thêm:\n- /);
    expect(choices.length).toBeLessThanOrEqual(2);
    for (const { title } of choices) expect(title).not.toMatch(/công an|trốn|giải cứu|nạn nhân|mua bán/i);
  });
});

it('who is blackmailed with pictures hears also what to do about that, below the numbers', async () => {
  const { text } = await talk.say(
    'người ta quay lén em rồi đòi 20 triệu tối nay không chuyển là tung clip cho bố mẹ em, em sợ quá',
  );
  expect(text).toMatch(/113[^]*111[^]*Đừng chuyển tiền[^]*Giữ tin nhắn/);
});

describe('a question on a matter of law or work that sounds like danger', () => {
  const text = 'chủ trả chậm lương hai tháng, luật quy định sao ạ?';
  const asked = read(text);
  /** The same, as if the statistics had half heard danger in it. */
  const halfHeard = (emergency: number): Reading => ({
    ...asked,
    urgency: 'emergency',
    danger: { ...asked.danger, view: { emergency, report: 0, none: 1 - emergency }, heard: true },
  });
  const answer = (reading: Reading, asks = true) =>
    emergencyReply(library, reading, { text, code: 'HD-TEST', asks }).reply.text;

  it('is answered below the numbers', () => {
    const alone = answer(halfHeard(0.4), false);
    expect(alone).toMatch(/113[^]*111/);
    expect(answer(halfHeard(0.4)).startsWith(`${alone}\n\n`)).toBe(true);
    expect(answer(halfHeard(0.4)).length).toBeGreaterThan(alone.length + 100);
  });

  it('is not answered where danger is surely heard', () =>
    expect(answer(halfHeard(0.7))).toBe(answer(halfHeard(0.7), false)));

  it('is what no cry is taken for', () => {
    const cries = graded.filter(({ urgency }) => urgency === 'emergency');
    expect(cries.length).toBeGreaterThan(50);
    expect(cries.filter(({ text }) => isOnMatter(read(text)) && asksSomething(text, fold(text)))).toEqual([]);
  });
});

describe('an offer with which something is asked that is known', () => {
  const OFFER = 'chị trên facebook rủ sang úc hái nho lương 60 triệu, cọc 30 triệu giữ suất.';
  const FURTHER = /\n\nBạn muốn hỏi thêm:\n((?:- .+\n?)+)/;

  it('is judged first, and how to open the answer stands below', async () => {
    const { text, choices } = await new Talk().say(`${OFFER} ai được tuyển người đi làm nông ở úc?`);
    expect(text).toMatch(/^⚠️/u);
    const lines = FURTHER.exec(text)?.[1]?.trim().split('\n') ?? [];
    const answers = choices.filter(({ value }) => /^#(?:article|section):/.test(value));
    expect([lines.length > 0, answers.length >= lines.length]).toEqual([true, true]);
    expect(answers[0]?.value).toMatch(/^#(?:article|section):market-australia/);
  });

  it('is judged alone where it is deadly', async () => {
    const { text } = await new Talk().say(
      'tuyển chat game bên bavet 25 triệu bao ăn ở, đi ngay, lương bên đó bao nhiêu là thật?',
    );
    expect(text).toMatch(/^⛔/);
    expect(text).not.toMatch(FURTHER);
  });

  it('is judged alone where nothing is asked', async () => {
    expect((await new Talk().say(OFFER)).text).not.toMatch(FURTHER);
  });
});

describe('a question about fees that tells of an offer', () => {
  const TOLD =
    'đi Nhật 3 năm, lương 175.000 yên, công ty nói nộp 80 triệu tiền dịch vụ, vậy có quá mức luật cho thu không ạ?';

  it('is answered first where nothing but silence speaks against the offer, which can still be checked', async () => {
    const { text, choices } = await talk.say(`em trúng đơn hàng hàn xì ${TOLD}`);
    expect(text).toMatch(/^Tính thử: lương 175\.000 yên[\s\S]*Về lời mời bạn kể[^\n]*$/);
    expect(text).not.toContain('Bạn chưa nói hợp đồng mấy tháng');
    expect(choices[0]?.value).toBe('#offer:check');
  });

  it('comes after the verdict where the offer itself says something bad', async () => {
    const { text } = await talk.say(`em trúng đơn hàng hàn xì, họ giữ hộ chiếu của em, ${TOLD}`);
    expect(text).toMatch(/Kết quả: /);
    expect(text).not.toContain('Về lời mời bạn kể');
  });
});
