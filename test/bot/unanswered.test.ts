import { UNANSWERED } from '../../bot/talk';
import { Talk } from './talk-under-test';

const UNKNOWN = 'điều 999 bộ luật hình sự nói gì';

async function notedAfter(...said: string[]) {
  const talk = new Talk();
  for (const text of said) await talk.say(text);
  return talk.reported(UNANSWERED);
}

describe('a question to which there is no answer', () => {
  it('is noted for the editors', async () => expect(await notedAfter(UNKNOWN)).toHaveLength(1));

  it('is not noted out of a chat with a case: editors read nothing of those', async () =>
    expect(await notedAfter('cứu em với, họ nhốt em ở Bavet', UNKNOWN)).toEqual([]));
});
