import { loadAbbreviations } from '../../../knowledge/registers';
import { groupQuestions } from '../../../server/content/question-groups';

const abbreviations = loadAbbreviations('knowledge');
const asked = (text: string, count = 1, lastSeen = 1) => ({ key: text, text, intent: 'market_info', count, lastSeen });
const group = (...questions: ReturnType<typeof asked>[]) =>
  groupQuestions(questions, abbreviations).map(({ text, count, questions: all }) => ({ text, count, of: all.length }));

describe('unanswered questions', () => {
  it.each([
    ['lương ở mặt trăng bao nhiêu', 'luong o mat trang bao nhieu'],
    ['lương ở mặt trăng bao nhiêu', 'luong o mat trang bao nhieu vay ad'],
    ['Đi Mông Cổ có được không', 'di mong co dc ko'],
  ])('"%s" and "%s" are one', (a, b) => {
    expect(group(asked(a, 3), asked(b, 2))).toEqual([{ text: a, count: 5, of: 2 }]);
  });

  it('keeps apart what only begins alike', () => {
    expect(group(asked('lương ở Mông Cổ bao nhiêu'), asked('lương hưu đóng bao nhiêu năm'))).toHaveLength(2);
  });

  it('puts the most asked first, all wordings counted together', () => {
    const groups = group(
      asked('phí đi sao hỏa', 4),
      asked('luong o mat trang bao nhieu', 3),
      asked('lương ở mặt trăng bao nhiêu', 3),
    );
    expect(groups.map(({ count }) => count)).toEqual([6, 4]);
  });

  it('takes signs alone, and nothing at all', () => {
    expect(group(asked('???'), asked('…'))).toHaveLength(2);
    expect(group()).toEqual([]);
  });
});
