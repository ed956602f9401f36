import { Talk, clock } from './talk-under-test';

const HOUR = 3_600_000;
const sayLater = (talk: Talk, hours: number, text: string) => {
  clock.now += hours * HOUR;
  return talk.say(text);
};

describe('staff who answer outside the console', () => {
  it('silence the bot until a long silence of theirs', async () => {
    const talk = new Talk();
    await talk.say('xin chào');
    await talk.takeover('Chị trả lời em nhé');
    expect(await sayLater(talk, 1, 'phí đi Nhật bao nhiêu ạ')).toMatchObject({ count: 0 });
    expect(talk.handed).toEqual([]);
    clock.now += 9 * HOUR;
    await talk.takeover('Phí là…');
    expect(await sayLater(talk, 11, 'cảm ơn chị')).toMatchObject({ count: 0 });
    expect((await sayLater(talk, 2, 'phí đi Nhật bao nhiêu ạ')).count).toBe(1);
  });

  it('are shown in the case that waits, which goes on waiting afterwards', async () => {
    const talk = new Talk();
    await talk.say('em muốn gặp nhân viên');
    const [{ caseId } = { caseId: '' }] = talk.handed;
    await talk.takeover('Chị đây');
    expect(talk.handed).toMatchObject([{ caseId, facts: [{ name: 'answered_outside', value: 'Chị đây' }] }]);
    expect(await talk.say('dạ em ở Hà Nội')).toMatchObject({ count: 0 });
    expect(talk.handed).toMatchObject([{ caseId }]);
    await talk.giveBack();
    await talk.say('em tên Hoa, em ở Hà Nội');
    expect(talk.handed).toMatchObject([{ caseId }]);
  });

  it('may not be looking: a cry for help opens a case and gets the numbers, once', async () => {
    const talk = new Talk();
    await talk.takeover('Chào em');
    const answer = await talk.say('cứu em với em đang bị nhốt');
    expect(answer.text).toContain('113');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
    expect(await talk.say('cứu em với em đang bị nhốt')).toMatchObject({ count: 0 });
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });

  it('hand the word to whoever claims the case in the console', async () => {
    const talk = new Talk();
    await talk.takeover('Chào em');
    await talk.say('cứu em với em đang bị nhốt');
    await talk.status('accepted');
    expect(await sayLater(talk, 30, 'xin chào')).toMatchObject({ count: 0 });
    await talk.status('completed');
    expect((await talk.say('xin chào')).count).toBe(1);
  });

  it('cannot be played by a stranger', async () => {
    const talk = new Talk();
    await talk.forge('handoff.takeover', { text: 'x', certain: true });
    expect((await talk.say('xin chào')).count).toBe(1);
  });

  it('may hold the thread in another app: that is heard, not answered, and danger opens a case', async () => {
    const talk = new Talk();
    const standby = { channelData: { standby: true } };
    expect(await talk.say('xin chào', standby)).toMatchObject({ count: 0 });
    expect(talk.handed).toEqual([]);
    expect(await talk.say('cứu em với em đang bị nhốt', standby)).toMatchObject({ count: 0 });
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });
});

describe('what people do besides writing', () => {
  it('is not answered', async () => {
    const talk = new Talk();
    for (const type of ['messageReaction', 'messageDelete', 'installationUpdate'])
      expect(await talk.does({ type })).toMatchObject({ count: 0 });
    expect(await talk.does({ type: 'messageUpdate', text: 'phí đi Nhật bao nhiêu' })).toMatchObject({ count: 0 });
  });

  it('is heard where changed words speak of danger', async () => {
    const talk = new Talk();
    expect((await talk.does({ type: 'messageUpdate', text: 'cứu em với em đang bị nhốt' })).text).toContain('113');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
  });

  it('adds the place that they share to the case', async () => {
    const talk = new Talk();
    await talk.say('cứu em với em đang bị nhốt');
    const place = { contentType: 'application/vnd.haidang.location', content: { latitude: 10.77, longitude: 106.69 } };
    await talk.say('', { attachments: [place] });
    expect(talk.handed.flatMap(({ facts }) => facts)).toContainEqual({ name: 'place', value: '10.77, 106.69' });
  });

  it('adds contact details to the case, and keeps them out where there is none', async () => {
    const talk = new Talk();
    const form = { type: 'event', name: 'contact.submitted', value: 'A · 0900' };
    expect(await talk.does(form)).toMatchObject({ count: 0 });
    expect(talk.handed).toEqual([]);
    await talk.say('em muốn gặp nhân viên');
    expect((await talk.does(form)).text).toContain('thêm vào tin');
    expect(talk.handed).toMatchObject([{ facts: [{ name: 'contact', value: 'A · 0900' }] }]);
  });

  it('asks for written words instead of a voice, with a number to call', async () => {
    const voice = { attachments: [{ contentType: 'audio/*' }] };
    const talk = new Talk();
    expect((await talk.say('', voice)).text).toContain('111');
    await talk.say('em muốn gặp nhân viên');
    expect((await talk.say('', voice)).text).toContain('chuyển cho nhân viên');
  });
});
