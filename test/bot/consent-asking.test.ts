import { Talk } from './talk-under-test';

const QUESTION = 'Chị cho phép tổng đài báo công an tỉnh giúp chị không?';
const asked = async () => {
  const talk = new Talk();
  await talk.say('cho em gặp nhân viên');
  await talk.status('accepted', 3);
  return { talk, sent: await talk.staff(QUESTION, { asks: 'referral' }) };
};
const facts = (talk: Talk) => talk.handed.flatMap((request) => request.facts);

describe('a question of staff whether another agency may be told', () => {
  it('goes out in their own words, with two buttons', async () => {
    const { sent } = await asked();
    expect(sent.text).toBe(QUESTION);
    expect(sent.choices).toEqual([
      { title: 'Đồng ý', value: '#agree:yes' },
      { title: 'Không đồng ý', value: '#agree:no' },
    ]);
  });

  it.each([
    ['#agree:yes', 'yes', 'Đồng ý'],
    ['#agree:no', 'no', 'Không đồng ý'],
    ['đồng ý', 'yes', 'Đồng ý'],
    ['khong dong y', 'no', 'Không đồng ý'],
  ])(
    'answered by "%s" stands on the case, and the bot says nothing while staff are there',
    async (text, value, words) => {
      const { talk } = await asked();
      expect((await (text.startsWith('#') ? talk.tap(text) : talk.say(text))).count).toBe(0);
      expect(facts(talk)).toContainEqual({ name: 'referral_answer', value });
      expect(facts(talk).find(({ name }) => name === 'consent_referral')?.value).toContain(`“${words}”`);
    },
  );

  it('is answered once; the person may take it back later', async () => {
    const { talk } = await asked();
    await talk.tap('#agree:yes');
    await talk.tap('#agree:no');
    expect(facts(talk)).not.toContainEqual({ name: 'referral_answer', value: 'no' });
    await talk.status('completed', 3);
    const { choices } = await talk.say('rút đồng ý');
    expect(choices.map(({ value }) => value)).toContain('#revoke:referral');
  });

  it('cannot be answered by a tap where nobody has asked', async () => {
    const talk = new Talk();
    await talk.say('cho em gặp nhân viên');
    await talk.tap('#agree:yes');
    expect(facts(talk)).not.toContainEqual({ name: 'referral_answer', value: 'yes' });
  });

  it('is answered by nobody in a chat that was made harmless', async () => {
    const talk = new Talk();
    await talk.say('cứu em với, họ nhốt em');
    await talk.status('accepted');
    await talk.staff(QUESTION, { asks: 'referral' });
    await talk.say('thoát');
    await talk.tap('#agree:yes');
    expect(facts(talk)).not.toContainEqual({ name: 'referral_answer', value: 'yes' });
  });
});
