import { Talk, crowd } from './talk-under-test';

describe('while far more people write than usual', () => {
  beforeEach(() => void (crowd.on = true));
  afterEach(() => void (crowd.on = false));

  it('whoever asks for staff is told that it takes longer, with the numbers', async () => {
    const { text } = await new Talk().say('cho tôi gặp nhân viên');
    expect(text).toContain('rất đông người nhắn');
    expect(text).toContain('113');
  });

  it('a cry for help is answered as ever', async () => {
    const cry = 'cứu em với em bị nhốt ở campuchia không ra được';
    const talk = new Talk();
    const { text } = await talk.say(cry);
    expect(talk.handed[0]?.priority).toBe(1);
    crowd.on = false;
    expect(text).toBe((await new Talk().say(cry)).text);
  });

  it('only what matters most is asked of a tip', async () => {
    const questions = async () => {
      const talk = new Talk();
      await talk.tap('#report');
      let asked = 1;
      while (!(await talk.tap('#skip')).text.includes('Cảm ơn bạn') && asked < 9) asked += 1;
      return asked;
    };
    expect(await questions()).toBe(2);
    crowd.on = false;
    expect(await questions()).toBe(5);
  });

  it('nothing is offered', async () => {
    const talk = new Talk();
    await talk.say('Công ty thu tiền môi giới có đúng không?');
    expect((await talk.say('Kiểm tra giấy phép công ty ở đâu?')).text).not.toContain('💡');
  });
});
