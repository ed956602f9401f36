import { Talk } from './talk-under-test';

describe('what editors learn of the use of articles', () => {
  let talk: Talk;
  beforeEach(() => void (talk = new Talk()));

  it('counts an article that answers a question, and one that is opened by a tap', async () => {
    await talk.say('điều 150 nói gì');
    expect(talk.articles).toEqual(['law-150']);
    await talk.tap('#article:law-151');
    expect(talk.articles).toEqual(['law-151']);
  });

  it('counts it once while its sections are unfolded', async () => {
    await talk.say('điều 150 nói gì');
    await talk.tap('#section:law-150:0');
    expect(talk.articles).toEqual([]);
  });

  it('counts a miss when the person then asks for somebody', async () => {
    await talk.say('điều 150 nói gì');
    await talk.say('cho em gặp nhân viên');
    expect(talk.articles).toEqual(['-law-150']);
  });

  it('counts no miss after a thank-you, and none twice', async () => {
    await talk.say('điều 150 nói gì');
    await talk.say('cảm ơn bạn nhiều');
    expect(talk.articles).not.toContain('-law-150');
    await talk.say('cho em gặp nhân viên');
    expect(talk.articles).not.toContain('-law-150');
  });
});
