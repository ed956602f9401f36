import { loadUnderstandingRegisters } from '../../../knowledge/registers';
import { projectPaths } from '../../../server/paths';
import { createAnalyser } from '../../../bot/understanding/analysis';
import { THEMSELVES } from '../../../bot/understanding/feature-table';
import { placesIn } from '../../../bot/understanding/features';
import { createFrames } from '../../../bot/understanding/frames';
import { createTrainer } from '../../../bot/understanding/train';
import { type ToldDanger, createWhoseDanger, trainWhoseDanger } from '../../../bot/understanding/whose-danger';

const { spelling, concepts } = loadUnderstandingRegisters(projectPaths().knowledge);
const analyse = createAnalyser(spelling, concepts, undefined);

describe('the frame of a message', () => {
  const blocksOf = createFrames(THEMSELVES, ['em', 'chong', 'cho', 'khong', 've']);
  const frame = (text: string) => placesIn(analyse(text), blocksOf);

  it('is the same, whatever stands between its words', () =>
    expect(frame('chồng em bị đánh, không cho về')).toEqual(frame('chồng em gọi khóc, không cho về')));

  it.each([
    ['in another order', 'em có chồng bị đánh'],
    ['without what stands between them', 'chồng em'],
    ['in two clauses', 'chồng, em bị đánh'],
  ])('is another with the words %s', (_, other) => expect(frame(other)).not.toEqual(frame('chồng em bị đánh')));

  it('ends where a story has told enough', () => {
    const story = 'chồng em bị đánh, '.repeat(50);
    expect(frame(story + 'em không về')).toEqual(frame(story));
  });
});

it('learns from how danger is told whose it is', () => {
  const told = (texts: readonly string[], isOwn: boolean) =>
    texts.map((text, lot): ToldDanger => ({ analyses: [analyse(text)], isOwn, lot }));
  const own = ['em bị chủ nhốt trong kho', 'nó bắt em lên xe', 'mai họ đưa em đi', 'em bị khoá cửa', 'họ đánh em'];
  const others = ['chồng em bị chủ nhốt', 'nó bắt chồng em lên xe', 'mai họ đưa con em đi', 'con em bị khoá cửa'];
  const trainer = createTrainer();
  const tell = createWhoseDanger(trainWhoseDanger([...told(own, true), ...told(others, false)], trainer));
  trainer.end();
  expect(tell(analyse('tối nay họ đưa em sang bên kia'))).toBeGreaterThan(0);
  expect(tell(analyse('tối nay họ đưa con em sang bên kia'))).toBeLessThan(0);
});
