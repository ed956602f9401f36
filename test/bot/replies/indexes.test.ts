import { entriesIn } from '../../../bot/replies/finding/entries';
import { BuiltIndexes, indexing, packIndexes } from '../../../bot/replies/finding/indexes';
import { QuestionIndex } from '../../../bot/replies/finding/question-index';
import { atOnce } from '../../../bot/steps';
import { createAnalyser } from '../../../bot/understanding/analysis';
import { loadContent } from '../../../knowledge/loader';
import { loadUnderstandingRegisters } from '../../../knowledge/registers';

const { spelling, concepts } = loadUnderstandingRegisters('knowledge');
const analyse = createAnalyser(spelling, concepts, undefined);
const [first, ...others] = [...loadContent('knowledge').articles].slice(0, 40);
const searched = entriesIn({ articles: new Map([first!, ...others]) });
const file = packIndexes(searched, analyse, 'this reader');

describe('the index of the articles that is built beforehand', () => {
  it.each(['làm hộ chiếu mất bao nhiêu', 'bị chủ giữ giấy tờ', 'xyz'])(
    'weighs "%s" as one that is made anew',
    (text) => {
      const asked = analyse(text);
      const words = asked.words.map(({ word }) => word);
      const weighed = [new BuiltIndexes(file, 'this reader').of(searched), atOnce(indexing(searched, analyse))].map(
        (indexes) => {
          const features = indexes?.questions.featuresOf(asked);
          return [features, features && indexes?.questions.compare(features, false), indexes?.texts.compare(words)];
        },
      );
      expect(weighed[0]).toEqual(weighed[1]);
    },
  );

  it('is the same, byte for byte, for the same articles', () => {
    expect(packIndexes(searched, analyse, 'this reader').equals(file)).toBe(true);
  });

  it.each([
    ['an article has changed', [{ ...searched[0]!, text: 'khác' }, ...searched.slice(1)], 'this reader'],
    ['a question has come', [{ ...searched[0]!, questions: ['gì?'] }, ...searched.slice(1)], 'this reader'],
    ['an article is gone', searched.slice(1), 'this reader'],
    ['messages are read by another reader', searched, 'another reader'],
  ])('is not used when %s', (_, now, reader) => {
    expect(new BuiltIndexes(file, reader).of(now)).toBeUndefined();
  });

  it('takes no more questions than it can number', () => {
    const question = analyse('phí bao nhiêu');
    const known = (count: number) => atOnce(QuestionIndex.of([Array.from({ length: count }, () => question)]));
    expect(() => known(65_536)).toThrow(RangeError);
  });
});
