import type { HandoffRequest } from '../../bot/handoff';
import { Talk, clock } from './talk-under-test';

let talk: Talk;
beforeEach(() => void (talk = new Talk()));

describe('an emergency', () => {
  it.each([
    'Cứu em với, họ nhốt em trong phòng',
    'cuu e voi no nhot e trong phong',
    'Chúng nó đang đánh bạn em, cứu với',
    'toi nay ho ban em sang cho khac',
  ])('%s: numbers and a case of priority 1 in the same turn', async (text) => {
    const { text: reply } = await talk.say(text);
    expect(reply).toContain('113');
    expect(reply).toContain('111');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
    expect(reply).toContain(talk.handed[0]!.caseCode);
  });

  it('abroad gives citizen protection and what is known of the country, hedged where it is old', async () => {
    const { text } = await talk.say('cứu em với, em bị nhốt ở Campuchia');
    expect(text).toContain('+84 981 84 84 84');
    expect(text).toMatch(/\+855 23 726 274 \(số công bố năm 2022/);
  });

  it('never promises rescue and never tells to flee', async () => {
    const { text } = await talk.say('cứu em với, họ nhốt em');
    expect(text).not.toMatch(/sẽ (?:được )?(?:giải )?cứu|bỏ chạy|trốn đi|chắc chắn/i);
  });

  it('asks on, one question at a time; each may be skipped; answers go to the same case', async () => {
    await talk.say('cứu em với, họ nhốt em');
    const [{ caseId }] = talk.handed as [HandoffRequest];
    expect((await talk.say('1')).text).toMatch(/đang ở đâu/);
    expect(talk.handed).toMatchObject([{ caseId, facts: [{ name: 'safety_safe', value: '1' }] }]);
    expect((await talk.say('tầng 4')).text).toMatch(/bị thương/);
    expect(talk.handed).toMatchObject([
      { caseId, facts: [{ name: 'safety_where', value: 'tầng 4' }] },
      { caseId, facts: [{ name: 'landmark', value: 'tầng 4' }] },
    ]);
    expect((await talk.tap('#skip')).text).toMatch(/bao nhiêu người/);
    expect(talk.handed).toEqual([]);
    expect((await talk.tap('#stop')).text).toMatch(/Cảm ơn/);
  });

  it.each([
    'họ đang ở ngoài',
    'đừng gọi',
    'dung nhan nua',
    'có người ngồi cạnh',
    'Nó đang xem máy',
    'em mượn máy',
    'suỵt',
  ])('falls silent where somebody may see: "%s"', async (answer) => {
    await talk.say('cứu em với, họ nhốt em');
    expect((await talk.say(answer)).text).toMatch(/không nhắn thêm/);
    expect(talk.handed).toMatchObject(
      [{ safety: { state: 'unsafe' }, facts: [{ value: answer }] }, {}].slice(0, talk.handed.length),
    );
  });

  it.each(['có', 'Dạ có ạ', 'co', 'ừ', 'vâng', 'đúng vậy'])(
    'is what "%s" means after the question whether somebody is in danger, and only then',
    async (answer) => {
      expect((await talk.say('1')).text).toMatch(/Có ai đang gặp nguy hiểm/);
      expect((await talk.say(answer)).text).toContain('113');
      expect(talk.handed).toMatchObject([{ priority: 1 }]);
      const other = new Talk();
      await other.say(answer);
      expect(other.handed).toEqual([]);
    },
  );

  it.each(['0', 'không', 'ko an toan', 'Không ạ'])('leaves whoever answers "%s" in peace', async (answer) => {
    await talk.say('cứu em với, họ nhốt em');
    expect((await talk.say(answer)).text).toMatch(/không nhắn thêm/);
    // Not even that staff have come: somebody else may be looking at the phone.
    expect((await talk.status('accepted')).count).toBe(0);
    expect((await talk.status('released')).count).toBe(0);
    await talk.say('giờ nhắn được rồi');
    expect((await talk.status('accepted')).text).toMatch(/Lan.*đang đọc/);
  });

  it('takes a number for the answer to a question, not for the skip and stop below it', async () => {
    await talk.say('cứu em với, họ nhốt em');
    for (const answer of ['1', 'tầng 4']) await talk.say(answer);
    await talk.tap('#skip');
    expect((await talk.say('2')).text).toMatch(/cách nào thì an toàn/);
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'safety_people', value: '2' }] }]);
  });

  it('lets questions be skipped and stopped by taps that bring no text', async () => {
    await talk.say('cứu em với, họ nhốt em');
    await talk.say('1');
    expect((await talk.tapSilently('#skip')).text).toMatch(/bị thương/);
    expect((await talk.tapSilently('#stop')).text).toMatch(/Cảm ơn/);
  });

  it.each(['không biết đây là đâu', 'không gọi được', 'không, em đang ở Bavet', 'chưa ai biết em ở đây'])(
    'takes "%s" for an answer, not for a wish to be left alone',
    async (answer) => {
      await talk.say('cứu em với, họ nhốt em');
      expect((await talk.say(answer)).text).toMatch(/đang ở đâu/);
      expect(talk.handed[0]?.facts).toMatchObject([{ value: answer }]);
    },
  );

  it('never leaves whoever speaks of ending their life in silence, and asks nothing about captors', async () => {
    expect((await talk.say('em bị bán về rồi giờ em không muốn sống nữa')).text).toContain('115');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
    expect((await talk.say('không')).text).not.toMatch(/không nhắn thêm/);
    for (let n = 0; n < 3; n += 1) expect((await talk.say('em mệt')).text).not.toMatch(/canh/);
  });

  it('takes the writer for the one in danger when the words say so', async () => {
    expect((await talk.say('cứu em với, em bị nhốt ở Campuchia')).text).toMatch(/Trả lời 1 là có, 0 là không/);
  });

  it('told of somebody else asks where that person is, not whether the writer is safe', async () => {
    const { text } = await talk.say('bạn em đang bị nhốt bên Campuchia, nó gọi video khóc xin cứu, chủ đòi tiền chuộc');
    expect(text).toMatch(/đừng gọi hay nhắn cho người đang giữ/);
    await talk.say('hình như ở Bavet');
    expect(talk.handed).toMatchObject([
      { facts: [{ name: 'safety_where' }] },
      { facts: [{ name: 'country', value: 'Campuchia' }] },
    ]);
  });

  it.each([
    ['words of a choice, typed', {}],
    ['words beside a forged command', { value: '#withdraw' }],
  ])('is heard in %s', async (_, change) => {
    const offer = await talk.tap('#article:embassy-korea');
    expect(offer.choices.map(({ title }) => title)).toContain('Đang bị giữ');
    const text = 'value' in change ? 'cứu em với, họ nhốt em' : 'Đang bị giữ';
    expect((await talk.say(text, change)).text).toContain('113');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });

  it('is not made of a tap on our own label, which shows what was tapped', async () => {
    const { choices } = await talk.tap('#article:embassy-korea');
    const choice = choices.find(({ title }) => title === 'Đang bị giữ')!;
    expect((await talk.say(choice.title, { value: choice.value })).text).toMatch(/^Đang bị giữ/);
    expect(talk.handed).toEqual([]);
  });

  it('is asked about beside articles on danger', async () => {
    expect((await talk.tap('#article:danger-self')).text).toMatch(/nhắn “sos”/);
    await talk.say('sos');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });

  it('breaks into a report that is being taken', async () => {
    await talk.tap('#report');
    expect((await talk.say('họ đang đánh em, cứu em với')).text).toContain('113');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });
});

describe('handing over', () => {
  it('follows "gặp nhân viên" from anywhere, saying honestly that nobody has read it yet', async () => {
    await talk.say('phí đi Đài Loan bao nhiêu');
    const { text } = await talk.say('cho tôi gặp nhân viên');
    expect(text).toMatch(/Chưa có ai đọc/);
    expect(talk.handed).toMatchObject([{ priority: 3 }]);
  });

  it('is silent while staff hold the conversation, and tells them of every message', async () => {
    await talk.say('gặp nhân viên');
    expect((await talk.status('accepted')).text).toMatch(/Lan.*đang đọc/);
    for (const text of ['chào', 'phí bao nhiêu', '#staff', '1']) expect((await talk.say(text)).count).toBe(0);
    expect(talk.handed).toHaveLength(1);
    expect((await talk.say('cứu em với họ đang đánh em')).count).toBe(0);
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
    expect((await talk.status('completed')).text).toMatch(/trợ lý tự động/);
    expect((await talk.say('chào bạn')).count).toBe(1);
  });

  it('greets nobody who opens the page anew while staff answer', async () => {
    await talk.say('gặp nhân viên');
    await talk.status('accepted');
    expect((await talk.join()).count).toBe(0);
  });

  it('does not let an emergency that arose while staff answered be taken back afterwards', async () => {
    await talk.say('gặp nhân viên');
    await talk.status('accepted', 3);
    await talk.say('cứu em với họ đang đánh em');
    await talk.status('released', 1);
    await talk.tap('#withdraw');
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'withdrawal_wished' }] }]);
  });

  it('does not believe a stranger who says that staff have come', async () => {
    await talk.say('gặp nhân viên');
    const value = { state: 'accepted', staffName: 'Kẻ lạ', caseId: 'c', caseCode: 'x', priority: 1 };
    await talk.forge('handoff.status', value);
    expect((await talk.say('chào bạn')).count).toBe(1);
  });

  it('tells when staff had to leave, and goes on helping', async () => {
    await talk.say('gặp nhân viên');
    await talk.status('accepted');
    expect((await talk.status('released')).text).toMatch(/đang chờ người khác/);
    expect((await talk.say('chào bạn')).count).toBe(1);
  });

  it('says that it answers again while staff wait for others, and that staff will read', async () => {
    await talk.say('gặp nhân viên');
    await talk.status('accepted');
    expect((await talk.status('followed')).text).toMatch(/trợ lý tự động.*nhân viên sẽ đọc/s);
    expect((await talk.say('chào bạn')).count).toBe(1);
  });

  it.each([
    ['absent', /chưa có người trực/],
    ['late', /chưa có người nhận/],
  ] as const)('says honestly while the case waits, with the numbers that answer now: %s', async (state, words) => {
    await talk.say('gặp nhân viên');
    const { text } = await talk.status(state);
    expect(text).toMatch(words);
    for (const number of ['111', '113', '+84 981 84 84 84']) expect(text).toContain(number);
    expect(text.split('\n')[0]).not.toMatch(/công an|mua bán|nạn nhân/);
    await talk.status('accepted');
    expect((await talk.status(state)).count).toBe(0);
  });

  it('does not lose the question that is being asked over the news that nobody is there', async () => {
    await talk.say('cứu em với họ nhốt em');
    await talk.say('1');
    expect((await talk.status('absent')).count).toBe(1);
    await talk.say('tầng 4 tòa B, Bavet');
    expect(talk.handed[0]?.facts).toMatchObject([{ name: 'safety_where', value: 'tầng 4 tòa B, Bavet' }]);
  });

  describe('taken and given back again and again', () => {
    const rings = async () => {
      let count = 0;
      for (const state of ['accepted', 'released'] as const) count += (await talk.status(state, 3)).count;
      return count;
    };
    beforeEach(async () => {
      await talk.say('gặp nhân viên');
    });

    it('rings once for each', async () => {
      expect(await rings()).toBe(2);
      for (let n = 0; n < 5; n += 1) expect(await rings()).toBe(0);
      expect((await talk.say('alo')).text).not.toMatch(/phải dừng lại|đang đọc/);
    });

    it('tells how it is in the end when the person writes again', async () => {
      await rings();
      expect((await talk.status('accepted', 3)).count).toBe(0);
      expect((await talk.say('alo')).text).toMatch(/Lan.*đang đọc/);
      expect((await talk.status('released', 3)).count).toBe(1);
    });

    it('is news again after half a day', async () => {
      await rings();
      const noon = clock.now;
      clock.now += 12 * 3_600_000;
      expect(await rings()).toBe(2);
      clock.now = noon;
    });
  });

  it('sends no such news to somebody whom it is not safe to write to', async () => {
    await talk.say('cứu em với họ nhốt em');
    await talk.say('0');
    for (const state of ['absent', 'late'] as const) expect((await talk.status(state)).count).toBe(0);
  });

  it('keeps one case for one conversation', async () => {
    await talk.say('gặp nhân viên');
    const [{ caseId }] = talk.handed as [HandoffRequest];
    await talk.say('cứu em với họ nhốt em');
    expect(talk.handed).toMatchObject([{ caseId, priority: 1 }]);
  });

  it.each([
    'gặp nhân viên',
    'cứu em với họ nhốt em',
    'em gái tôi sang Trung Quốc hai tuần nay không gọi được, tôi lo quá',
  ])(
    'ends nothing that "%s" began when it is taken back, since whoever holds the phone might tap it; staff are told',
    async (text) => {
      await talk.say(text);
      const { caseId } = talk.handed[0]!;
      await talk.tap('#withdraw');
      expect(talk.handed).toMatchObject([
        { facts: [{ name: 'withdrawal_wished', value: expect.stringMatching(/người đang cầm máy/) as string }] },
      ]);
      await talk.say('gặp nhân viên');
      expect(talk.handed).toMatchObject([{ caseId }]);
    },
  );
});

describe('answering', () => {
  it('answers a question at once, with choices, and shows the source and date when asked', async () => {
    const { choices } = await talk.say('phí dịch vụ đi xuất khẩu lao động tối đa mấy tháng lương');
    expect(choices.map((choice) => choice.title)).toContain('Nguồn');
    const source = await talk.say('nguồn');
    expect(source.text).toMatch(/Luật 69\/2020\/QH14/);
    expect(source.text).toMatch(/Kiểm tra ngày \d+\/\d+\/\d{4}/);
  });

  it('understands the number of a choice, typed', async () => {
    const { choices } = await talk.say('phí dịch vụ tối đa mấy tháng lương');
    const reply = await talk.say(String(choices.findIndex((choice) => choice.title === 'Nguồn') + 1));
    expect(reply.text).toMatch(/Dựa trên/);
  });

  it('greets whoever opens the page', async () => expect((await talk.join()).text).toMatch(/trợ lý tự động/));

  it.each(['1', '0'])('asks whoever writes only "%s" whether somebody is in danger', async (text) => {
    expect((await talk.say(text)).text).toMatch(/nguy hiểm[\s\S]*113/);
  });

  it('offers a person after it has not understood twice', async () => {
    const gibberish = 'zzqx wvkk pptr';
    await talk.say(gibberish);
    const second = await talk.say(gibberish);
    expect(second.choices.map((choice) => choice.value)).toContain('#staff');
  });

  it.each([
    ['nothing', { text: '' }],
    ['spaces and control characters', { text: ' \u0000\u202e ' }],
    ['lone surrogates', { text: '\ud800\udfff\ud800' }],
    ['20,000 letters', { text: 'ữ'.repeat(20_000) }],
    ['100 kB of words', { text: 'lao động '.repeat(12_000) }],
    ['a picture', { text: '', attachments: [{ contentType: 'image/*', contentUrl: 'https://example.test/a.jpg' }] }],
    ['a sticker', { text: '', attachments: [{ contentType: 'application/vnd.haidang.sticker' }] }],
    ['a voice message', { text: '', attachments: [{ contentType: 'audio/*' }] }],
    ['code', { text: "'; DROP TABLE cases; -- <script>alert(1)</script> {{hotline.111}} ${process.env}" }],
    ['a command from a stranger', { text: '#article:../../etc/passwd' }],
    ['a command to an article that is gone', { text: '', value: '#article:nothing-here' }],
    ['a value that is no text', { text: 'chào', value: { evil: true } }],
  ])('gives %s a fitting answer', async (_, { text, ...change }) => {
    const reply = await talk.say(text, change);
    expect(reply.count).toBe(1);
    expect(reply.text.length).toBeGreaterThan(10);
    expect(reply.text).not.toMatch(/undefined|\[object|\{\{|\{code\}/);
  });
});
