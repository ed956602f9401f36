import { Talk, clock } from './talk-under-test';

const CRY = 'cứu em với, em bị nhốt ở Bavet, họ đánh em';
const NOT_SAFE = ['0', 'không', 'ko an toàn', 'nó đang đứng cạnh em', 'nó về rồi', 'suỵt', 'đừng nhắn nữa', 'có người'];

let talk: Talk;
beforeEach(async () => {
  talk = new Talk();
  clock.now = Date.parse('2026-11-23T12:00:00Z');
  await talk.say(CRY);
});

const heardAsNotSafe = () => {
  expect(talk.handed).toHaveLength(1);
  expect(talk.handed[0]).toMatchObject({ safety: { state: 'unsafe' } });
  expect(talk.handed[0]?.facts.map(({ name }) => name)).toContain('safety_safe');
};

describe('somebody in danger who says that it is not safe to write', () => {
  it.each(NOT_SAFE)('is heard after a counsellor has taken the case: "%s"', async (text) => {
    await talk.status('accepted');
    expect((await talk.say(text)).count).toBe(0);
    heardAsNotSafe();
  });

  it.each(NOT_SAFE)('is heard after the case was taken and given back: "%s"', async (text) => {
    await talk.status('accepted');
    await talk.status('released');
    const { text: said } = await talk.say(text);
    heardAsNotSafe();
    expect(said).toMatch(/không hỏi nữa/);
    expect(said).not.toMatch(/HD-/);
  });

  it.each(NOT_SAFE)('is heard when all our questions are answered: "%s"', async (text) => {
    for (const answer of ['1', 'Bavet', 'không ai', 'ba người', 'không', 'sao biển xanh']) await talk.say(answer);
    await talk.say(text);
    heardAsNotSafe();
  });

  it('is left in peace from then on, also where staff hold the chat, and staff see what they write', async () => {
    await talk.status('accepted');
    await talk.say('nó về rồi');
    expect((await talk.say('em ở tầng 3 nhà nghỉ hoa mai')).count).toBe(0);
    expect(talk.handed).toHaveLength(1);
    await talk.say('1');
    expect(talk.handed).toMatchObject([{ safety: { state: 'safe' } }]);
  });

  it('is not heard in a "không" that answers what staff have asked', async () => {
    await talk.status('accepted');
    clock.now += 60_000;
    await talk.staff('Em có bị thương không?');
    await talk.say('không');
    expect(talk.handed[0]?.safety).toBeUndefined();
    await talk.say('0');
    heardAsNotSafe();
  });

  it('is answered with the numbers all the same when it is a cry', async () => {
    await talk.status('accepted');
    await talk.status('released');
    expect((await talk.say('cứu em với, nó đang ở ngoài cửa')).text).toMatch(/113/);
  });
});

it('whoever speaks of ending their life and is not safe from themselves is not left in silence', async () => {
  const other = new Talk();
  await other.say('tôi không muốn sống nữa, tôi muốn chết');
  await other.status('accepted');
  await other.say('không an toàn');
  expect(other.handed[0]?.safety).toBeUndefined();
});
