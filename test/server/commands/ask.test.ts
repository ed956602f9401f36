import { spawnSync } from 'node:child_process';

/** Runs `ask` as others do: a process, lines in, lines out. */
const ask = (args: string[], input = '') =>
  spawnSync(process.execPath, ['dist/server/commands/ask.js', ...args], { input, encoding: 'utf8' });

function askLines(lines: string[]) {
  const { stdout, status } = ask(['--jsonl'], lines.join('\n'));
  return {
    status,
    lines: stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('ask --jsonl', () => {
  it('answers each line on one line, each a new conversation, and nothing else on stdout', () => {
    const rows = [
      { id: 'a', text: 'cứu em với, họ nhốt em' },
      { id: 'b', text: 'cảm ơn' },
      { id: 7, text: 'phí dịch vụ tối đa mấy tháng lương' },
    ];
    const { lines, status } = askLines(rows.map((row) => JSON.stringify(row)));
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 7]);
    expect(lines[0]).toMatchObject({ urgency: 'emergency', reply: expect.stringMatching(/113[\s\S]*111/) as string });
    expect(lines[1]).toMatchObject({ intent: 'thanks_bye', urgency: 'none' });
    expect(lines[2]).toMatchObject({ intent: 'fees_deposits', article: expect.stringMatching(/^fees-/) as string });
    for (const { confidence } of lines) expect(confidence as number).toBeGreaterThanOrEqual(0);
  });

  it('shows choices in the reply, as somebody without buttons reads them', () => {
    const { lines } = askLines([JSON.stringify({ id: 1, text: 'phí dịch vụ tối đa' })]);
    expect(lines[0]?.reply).toMatch(/\n1\. .+\n2\. /);
  });

  it('answers a line that it cannot read with an error, and goes on', () => {
    const input = ['{broken', '[]', '42', '{"id":"x"}', '{"id":"y","text":5}', '', '{"id":"z","text":""}'];
    const { lines, status } = askLines(input);
    expect(status).toBe(0);
    expect(lines.map(({ id, error }) => [id, typeof error])).toEqual([
      [undefined, 'string'],
      [undefined, 'string'],
      [undefined, 'string'],
      ['x', 'string'],
      ['y', 'string'],
      ['z', 'undefined'],
    ]);
  });
});

describe('ask', () => {
  it('answers one message readably', () => expect(ask(['chào', 'bạn'], '').stdout).toMatch(/Hải Đăng/));
  it('tells how it is used when asked nothing', () => expect(ask([]).status).toBe(2));
});
