import { checkQuestions } from '../../bot/replies/finding/check-questions';
import { createAnalyser } from '../../bot/understanding/analysis';
import { createEntityFinder } from '../../bot/understanding/entities';
import { createCountryFinder } from '../../bot/understanding/places';
import { checkWriting } from '../../knowledge/check';
import { dictionaryOf } from '../../knowledge/checks/spelling';
import { loadWording } from '../../knowledge/checks/wording';
import { loadContent } from '../../knowledge/loader';
import { loadEntityRegisters, loadUnderstandingRegisters } from '../../knowledge/registers';
import type { Article, Fact } from '../../knowledge/schema';

const TODAY = '2026-11-25';
const content = loadContent('knowledge');
const wording = loadWording('knowledge');
const dictionary = dictionaryOf(['hoà', 'xin', 'chào', 'bạn'].join('\n'));
const some = content.articles.get('fees-overview')!;

/** What is found in one article with this first answer, and nothing else in the content. */
function found(answer: string, { facts = [], spelling }: { facts?: string[]; spelling?: boolean } = {}): string {
  const article: Article = { ...some, answer, facts, sections: [], line: 7, title: 'chào', button: 'chào' };
  const alone = { ...content, articles: new Map([[article.id, article]]), facts: new Map<string, Fact>(), phrases: {} };
  const known = { ...alone, facts: content.facts };
  return checkWriting(facts.length ? known : alone, TODAY, wording, spelling ? dictionary : undefined)
    .map(({ text }) => text)
    .filter((text) => text.startsWith('knowledge/articles/work/fees-overview.md:7'))
    .join('\n');
}

describe('the check of writing finds', () => {
  it.each([
    ['a number that is no fact', 'Phạt tới 50 triệu đồng.', 'the number 50 is no fact'],
    ['a promise of rescue', 'Bạn chắc chắn được cứu.', 'chắc chắn được cứu'],
    ['a verdict that is not ours', 'Như vậy bạn là nạn nhân.', 'bạn là nạn nhân'],
    ['an urging to flee', 'Bạn hãy bỏ trốn ngay.', 'hãy bỏ trốn'],
    ['a body that is gone', 'Đến Công an huyện.', 'Công an huyện'],
    ['an old address', 'Xem dolab.gov.vn nhé.', 'dolab.gov.vn'],
    ['a sum of support', 'Được 70.000 đồng mỗi ngày.', 'Amounts of support'],
    ['"free" beside a charged number', 'Gọi 1900 969 680, miễn phí.', 'usually charged'],
    ['blame', 'Chị em nhẹ dạ nên mới bị lừa.', 'nhẹ dạ'],
    ['a word of offices', 'Báo cơ quan chức năng.', 'cơ quan chức năng'],
    ['a sentence without end', `${'rất '.repeat(31)}dài.`, 'a sentence has 32 syllables'],
  ])('%s', (_, answer, problem) => expect(found(answer)).toContain(problem));

  it('a slip of the keyboard, but not another place of the tone mark', () => {
    expect(found('Xin chàoo bạn.', { spelling: true })).toContain('"chàoo" is in no dictionary');
    expect(found('Xin chào bạn hòa.', { spelling: true })).toBe('');
  });

  it('a fact that no text uses', () => {
    const spare = { ...content.facts.get('hotline.111')!, id: 'spare.fact' };
    const facts = new Map([...content.facts, [spare.id, spare]]);
    expect(checkWriting({ ...content, facts }, TODAY, wording)).toContainEqual(
      expect.objectContaining({
        text: expect.stringContaining('spare.fact: no text uses it') as string,
        breaks: false,
      }),
    );
  });
});

it('lets pass a number that a listed fact holds, the numbering of our own lines and names with numbers', () => {
  expect(found('Khung 1: nặng. Bước 2: nộp. Visa E-9. Điều 150 phạt nặng.', { facts: ['law.blhs.150'] })).toBe('');
});

it('lets pass that a promise is refused', () => {
  expect(found('Mình không hứa giữ kín tuyệt đối. Đừng bỏ trốn.')).toBe('');
});

it('finds two articles that claim one question', () => {
  const [question = ''] = content.articles.get('company-check')!.questions;
  const twin = { ...some, id: 'twin', default: false, questions: [question] };
  const few = new Map(
    [...content.articles].filter(([id]) => ['company-check', 'fees-overview'].includes(id)).concat([['twin', twin]]),
  );
  const findEntities = createEntityFinder(loadEntityRegisters('knowledge'), createCountryFinder(content.countries));
  const { spelling, concepts } = loadUnderstandingRegisters('knowledge');
  const analyse = createAnalyser(spelling, concepts, undefined);
  const problems = checkQuestions({ ...content, articles: few }, analyse, findEntities);
  expect(problems.map(({ text }) => text).join('\n')).toContain(`the question "${question}" leads to`);
});
