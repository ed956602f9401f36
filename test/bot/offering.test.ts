import { readFileSync } from 'node:fs';
import { Talk } from './talk-under-test';

/** Messages that reviewers wrote; never trained on. */
const rowsOf = (name: string) =>
  readFileSync(`test/fixtures/graded/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; text: string });
const BELOW = /\n\n(?:Hay là bạn hỏi|Có thể bạn muốn xem):\n((?:- .+\n?)+)/;
const linesIn = (text: string) => BELOW.exec(text)?.[1]?.trim().split('\n') ?? [];

async function ask(text: string) {
  const talk = new Talk();
  const { text: said, choices } = await talk.say(text);
  return { talk, said, choices, lines: linesIn(said) };
}

describe('when it is not clear what is meant', () => {
  it('there are choices for all lines below the answer, before all other answers, and each opens what its line says', async () => {
    const offering: string[] = [];
    for (const { id, text } of rowsOf('questions-a').slice(0, 60)) {
      const { talk, said, lines, choices } = await ask(text);
      if (!lines.length) continue;
      offering.push(id);
      // The questions of a dialog that has begun stand before them.
      const isAnswer = ({ value }: { value: string }) => /^#(?:article|section):/.test(value);
      const begin = choices.findIndex(isAnswer);
      const first = choices.slice(begin, begin + lines.length);
      const isReceipt = /^Mình đã ghi lại tin/.test(said);
      expect([id, lines.length <= 3, first.every(isAnswer), isReceipt ? 0 : begin]).toEqual([id, true, true, 0]);
      const [typed, tapped] = [await talk.say(String(begin + 1)), await talk.tap(first[0]?.value ?? '')];
      expect([id, typed.text]).toEqual([id, tapped.text]);
    }
    expect(offering.length).toBeGreaterThan(0);
  });

  it('an answer that comes as near as the first one is told with it, and can be opened', async () => {
    const told: string[] = [];
    for (const { id, text } of rowsOf('questions-a').slice(0, 60)) {
      const { talk, said, choices, lines } = await ask(text);
      const [, title, answer = ''] =
        /\n\n👉 Còn nếu bạn hỏi “(.+)”:\n([^]+?)(?=\n\n(?:Hay là bạn hỏi|Có ai đang)|$)/.exec(said) ?? [];
      if (title === undefined) continue;
      told.push(id);
      const opened = await talk.tap(choices[lines.length]?.value ?? '');
      expect([id, opened.text.startsWith(answer)]).toEqual([id, true]);
    }
    expect(told.length).toBeGreaterThan(0);
  });

  it('nobody in danger is offered other topics', async () => {
    for (const { id, text } of rowsOf('emergencies')) {
      const { said, lines } = await ask(text);
      // A question about danger below an answer means that danger was heard.
      if (/Có ai đang gặp nguy hiểm ngay lúc này|Bạn nhắn lúc này có an toàn/.test(said))
        expect([id, lines, said.includes('Còn nếu bạn hỏi')]).toEqual([id, [], false]);
    }
  });
});
