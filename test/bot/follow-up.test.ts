import { leansOnBefore } from '../../bot/follow-up';
import { Talk } from './talk-under-test';

const calm = { urgency: 'none', danger: { heard: false } } as Parameters<typeof leansOnBefore>[1];

describe('a short question after an answer', () => {
  it.each([
    ['đi Đài Loan hết bao nhiêu tiền', 'còn Hàn thì sao', 'market-korea-costs'],
    ['phi di nhat bao nhieu', 'thế còn Đài Loan', 'market-taiwan-fees'],
    ['đại sứ quán ở Campuchia số mấy', 'còn bên Thái', 'embassy-thailand'],
    ['nạn nhân được hỗ trợ gì', 'bao nhiêu tiền', 'support-money'],
    ['làm sao để được xác định là nạn nhân', 'thế mất bao lâu', 'identification-time'],
    ['mua bán người bị phạt mấy năm tù', 'thế nạn nhân dưới 16 tuổi thì sao', 'law-151'],
  ])('%s – %s: is answered in the light of it', async (asked, further, article) => {
    const talk = new Talk();
    await talk.say(asked);
    await talk.say(further);
    expect(talk.articles).toContain(article);
  });

  it('goes on over several questions', async () => {
    const talk = new Talk();
    for (const text of ['đi Đài Loan hết bao nhiêu tiền', 'còn Hàn thì sao', 'thế còn Nhật']) await talk.say(text);
    expect(talk.articles).toContain('market-japan-fees');
  });

  it('that says by itself what it is about is answered by itself', async () => {
    const talk = new Talk();
    await talk.say('đi Đài Loan hết bao nhiêu tiền');
    await talk.say('xin luật sư miễn phí ở đâu');
    expect(talk.articles).toEqual(['legal-aid-overview']);
  });

  it('is a cry for help all the same when it is one', async () => {
    const talk = new Talk();
    await talk.say('đi Đài Loan hết bao nhiêu tiền');
    await talk.say('thế cứu em với em bị nhốt');
    expect(talk.handed.at(-1)?.priority).toBe(1);
  });

  it('without an answer before it is not taken for more than it says', async () => {
    const talk = new Talk();
    const before = await talk.say('thế còn Nhật');
    expect(before).toBeDefined();
    expect(talk.articles).not.toContain('market-japan-fees');
  });
});

describe('what leans on the answer before', () => {
  it.each([
    'con han thi sao',
    'the mat bao lau',
    'neu rot thi sao',
    'tien do nop o dau',
    'bao nhieu tien',
    'can giay gi',
  ])('%s', (spelt) => expect(leansOnBefore(spelt, calm)).toBe(true));

  it.each([
    'con toi bi lua sang lao',
    'con gai em mat lien lac',
    'ky quy di nhat bao nhieu',
    'con em no bi bat thi sao',
  ])('is not: %s', (spelt) => expect(leansOnBefore(spelt, calm)).toBe(false));

  it('is nothing where danger is heard', () => {
    expect(leansOnBefore('the con thi sao', { ...calm, urgency: 'emergency' })).toBe(false);
    expect(leansOnBefore('the con thi sao', { ...calm, danger: { ...calm.danger, heard: true } })).toBe(false);
  });
});
