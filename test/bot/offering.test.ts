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
  it('as many choices stand first as there are lines below the answer, and each opens what its line says', async () => {
    const offering: string[] = [];
    for (const { id, text } of rowsOf('questions-a').slice(0, 60)) {
      const { talk, lines, choices } = await ask(text);
      if (!lines.length) continue;
      offering.push(id);
      const first = choices.slice(0, lines.length).map(({ value }) => value);
      expect([id, lines.length <= 3, first.every((value) => /^#(?:article|section):/.test(value))]).toEqual([
        id,
        true,
        true,
      ]);
      const [typed, tapped] = [await talk.say('1'), await talk.tap(first[0] ?? '')];
      expect([id, typed.text]).toEqual([id, tapped.text]);
    }
    expect(offering.length).toBeGreaterThan(0);
  });

  it('nobody in danger is offered other topics', async () => {
    for (const { id, text } of rowsOf('emergencies')) {
      const { said, lines } = await ask(text);
      // A question about danger below an answer means that danger was heard.
      if (/Có ai đang gặp nguy hiểm ngay lúc này|Bạn nhắn lúc này có an toàn/.test(said))
        expect([id, lines]).toEqual([id, []]);
    }
  });
});
