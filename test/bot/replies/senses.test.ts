import { BuiltIndexes, type Indexes, indexesOf, packIndexes } from '../../../bot/replies/finding/indexes';
import { alike, senseOf } from '../../../bot/replies/finding/senses';
import { trainSenses } from '../../../bot/replies/finding/train-senses';
import { createAnalyser } from '../../../bot/understanding/analysis';
import { loadUnderstandingRegisters } from '../../../knowledge/registers';

const { spelling, concepts } = loadUnderstandingRegisters('knowledge');
const analyse = createAnalyser(spelling, concepts, undefined);

/** Two answers about papers and two about money. */
const searched = [
  [
    'Hộ chiếu',
    ['làm hộ chiếu ở đâu', 'làm hộ chiếu mất mấy ngày', 'hộ chiếu hết hạn thì đổi ở đâu', 'đổi hộ chiếu cần gì'],
  ],
  ['Thị thực', ['xin thị thực ở đâu', 'xin visa mất mấy ngày', 'visa hết hạn thì sao', 'gia hạn visa thị thực cần gì']],
  [
    'Vay tiền',
    [
      'vay tiền ngân hàng để đi',
      'vay vốn chính sách lãi bao nhiêu',
      'vay vốn ngân hàng cần gì',
      'lãi vay một năm bao nhiêu',
    ],
  ],
  [
    'Tiền cọc',
    ['tiền cọc có được trả lại không', 'đặt cọc rồi không đi nữa', 'đòi lại tiền cọc ở đâu', 'công ty giữ tiền cọc'],
  ],
].map(([title, questions]) => ({
  article: { title: title as string },
  questions: questions as string[],
  text: '',
}));
const file = packIndexes(searched, analyse, 'this reader');

/** Which answer a question points to most. */
function pointsTo(question: string, { questions, senses }: Indexes, among = searched): string | undefined {
  if (!senses) return undefined;
  const likeness = alike(senseOf(senses.tables, questions.featuresOf(analyse(question))), senses.centres);
  return among[likeness.indexOf(Math.max(...likeness))]?.article.title;
}

describe('what features mean, as it is learnt from questions', () => {
  const built = new BuiltIndexes(file, 'this reader');

  it.each([
    ['hộ chiếu đổi mất mấy ngày', 'Hộ chiếu'],
    ['visa hết hạn gia hạn ở đâu', 'Thị thực'],
    ['vay von lai bao nhieu mot nam', 'Vay tiền'],
    ['không đi nữa thì cọc có được trả không', 'Tiền cọc'],
  ])('tells what "%s" is about, which nobody asked before', (question, title) => {
    expect(pointsTo(question, indexesOf(searched, analyse, built))).toBe(title);
  });

  it('holds for an answer that came after it was learnt', () => {
    const between = {
      article: { title: 'Vay để làm giấy' },
      questions: ['vay vốn làm hộ chiếu', 'vay tiền đổi hộ chiếu'],
      text: '',
    };
    const more = [...searched, between];
    const among = indexesOf(more, analyse, built);
    expect(pointsTo('làm hộ chiếu cần gì', among, more)).toBe('Hộ chiếu');
    expect(pointsTo('vay ngân hàng để đổi hộ chiếu', among, more)).toBe('Vay để làm giấy');
  });

  it('is not taken from what was read by another reader', () => {
    expect(indexesOf(searched, analyse, new BuiltIndexes(file, 'another reader')).senses).toBeUndefined();
  });
});

it('keeps a row for each of more features than 16 bits can count', () => {
  const count = 70_000;
  const form = { places: Uint32Array.from({ length: count }, (_, n) => n), weights: new Float32Array(count).fill(1) };
  const { rows } = trainSenses([{ group: 0, forms: [form, form], weight: 1 }], 1, count);
  expect(new Set(rows).size).toBe(count);
});
