import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContent } from '../../../knowledge/loader';
import type { Article } from '../../../knowledge/schema';
import { type Utterance, loadUtterances } from '../../../knowledge/utterances';
import { checkQuestionCopies, checkUtterances } from '../../../server/commands/utterance-check';

const utterance = (text: string, intent: Utterance['intent'] = 'market_info'): Utterance => ({
  text,
  intent,
  urgency: 'none',
  veiled: false,
  nearMiss: false,
});
/** Problems but those of too few utterances, which every small list has. */
const problemsOf = (utterances: Utterance[], rows: { id: string; text: string }[] = []) =>
  checkUtterances(utterances, rows)
    .map(({ text }) => text)
    .filter((text) => !text.includes('fewer than'));

const MEASURING = [
  {
    id: 'row-7',
    text: 'Nghe nói qua bển làm nông trại lương cao lắm, mỗi tháng gửi về được bốn chục, có thật không ạ?',
  },
];

it('finds the same utterance twice, in whatever case and spacing', () => {
  const problems = problemsOf([utterance('Lương bên Nhật?'), utterance('lương  bên nhật? ', 'fees_deposits')]);
  expect(problems).toEqual([expect.stringMatching(/market_info and again in fees_deposits/)]);
});

it.each([
  ['the same words', MEASURING[0]?.text ?? ''],
  ['without accents', 'nghe noi qua ben lam nong trai luong cao lam, moi thang gui ve duoc bon chuc, co that khong a'],
  ['a word changed', 'Nghe nói qua bển làm nông trại lương cao lắm, mỗi tháng gửi về được bốn chục, có đúng không ạ?'],
])('refuses a near-copy of what measures: %s', (_, text) =>
  expect(problemsOf([utterance(text)], MEASURING)).toEqual([expect.stringMatching(/near-copy of row-7/)]),
);

it.each([
  ['another message on the same subject', 'Đi hái dâu bên Hàn một vụ kiếm được bao nhiêu hả anh chị'],
  ['a greeting that everybody writes', 'xin chào'],
])('lets stand %s', (_, text) =>
  expect(problemsOf([utterance(text)], [...MEASURING, { id: 'hi', text: 'xin chào' }])).toEqual([]),
);

it('refuses a near-copy among the questions of articles, and those of their sections, too', () => {
  const some = loadContent('knowledge').articles.get('market-pay')!;
  const copied = { ...some, questions: [MEASURING[0]?.text ?? ''], sections: [] };
  const section = { heading: 'x', body: 'y', questions: copied.questions, line: 9 };
  const articles = new Map<string, Article>([
    ['one', copied],
    ['other', { ...some, questions: [], sections: [section] }],
  ]);
  expect(checkQuestionCopies({ articles }, MEASURING).map(({ text }) => text)).toEqual([
    expect.stringMatching(/near-copy of row-7/),
    expect.stringMatching(/near-copy of row-7/),
  ]);
});

it('says which kinds are too few', () => {
  const texts = checkUtterances([utterance('một câu')], []).map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringContaining('0 veiled emergencies, fewer than 300'));
});

describe('files of utterances', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'utterances-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const loading = (name: string, line: string) => {
    writeFileSync(path.join(folder, name), `# what belongs here\n${line}\n`);
    try {
      return loadUtterances(folder);
    } finally {
      rmSync(path.join(folder, name));
    }
  };

  it('are read by their marks', () =>
    expect(loading('market_info.txt', '[x] phim này ghê quá')).toEqual([
      { text: 'phim này ghê quá', intent: 'market_info', urgency: 'none', veiled: false, nearMiss: true },
    ]));
  it('are refused with a label that does not exist', () =>
    expect(() => loading('no_such_intent.txt', 'một câu')).toThrow(/no intent of this name/));
  it('are refused with a mark that does not exist', () =>
    expect(() => loading('market_info.txt', '[q] một câu')).toThrow(/unknown mark/));
});
