import { Talk, clock } from './talk-under-test';

const HOUR = 3_600_000;
const NUDGE = '💡';
/** Two questions to which a course fits. */
const QUESTIONS = ['Công ty thu tiền môi giới có đúng không?', 'Kiểm tra giấy phép công ty ở đâu?'] as const;

/** Somebody who has asked something already. */
async function asker(first: string = QUESTIONS[0]): Promise<Talk> {
  const talk = new Talk();
  await talk.say(first);
  return talk;
}

describe('a course is offered', () => {
  it('below the second answer, once, with a button, and never hides the way to a person', async () => {
    const talk = new Talk();
    expect((await talk.say(QUESTIONS[0])).text).not.toContain(NUDGE);
    const second = await talk.say(QUESTIONS[1]);
    expect(second.text).toContain(NUDGE);
    const values = second.choices.map(({ value }) => value);
    expect(values).toContain('#course:di-lam-an-toan');
    expect(values.indexOf('#staff')).toBeLessThan(values.indexOf('#course:di-lam-an-toan'));
    expect((await talk.say(QUESTIONS[0])).text).not.toContain(NUDGE);
  });

  it('again on another day, but not one that was begun', async () => {
    const talk = await asker();
    await talk.say(QUESTIONS[1]);
    clock.now += 25 * HOUR;
    expect((await talk.say(QUESTIONS[0])).text).toContain(NUDGE);
    await talk.tap('#course:di-lam-an-toan');
    await talk.tap('#stop');
    clock.now += 25 * HOUR;
    expect((await talk.say(QUESTIONS[0])).text).not.toContain(NUDGE);
  });
});

describe('no course is offered', () => {
  it.each([
    ['a cry for help', 'cứu em với em bị nhốt ở campuchia'],
    ['a report', 'em muốn tố cáo một người môi giới lừa tiền ở xóm em'],
    ['grief', 'từ ngày về em mất ngủ, hay giật mình, em thấy xấu hổ lắm'],
    ['a wish for a person', 'cho tôi gặp nhân viên'],
  ])('after %s', async (_, said) => {
    const talk = await asker();
    await talk.say(said);
    clock.now += 25 * HOUR;
    for (const question of QUESTIONS) expect((await talk.say(question)).text).not.toContain(NUDGE);
  });

  it('to somebody of whom staff say that it is not safe', async () => {
    const talk = await asker();
    await talk.safety({ state: 'unsafe' });
    expect((await talk.say(QUESTIONS[1])).text).not.toContain(NUDGE);
  });

  it('below an answer to which none fits', async () => {
    const talk = await asker();
    expect((await talk.say('111 là số gì?')).text).not.toContain(NUDGE);
  });
});
