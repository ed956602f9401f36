import { loadUnderstandingRegisters } from '../../../knowledge/registers';
import { projectPaths } from '../../../server/paths';
import { createAnalyser } from '../../../bot/understanding/analysis';
import { placesBy } from '../../../bot/understanding/feature-table';
import { createFeaturiser, kept } from '../../../bot/understanding/features';

const { spelling, concepts } = loadUnderstandingRegisters(projectPaths().knowledge);
const analyse = createAnalyser(spelling, concepts, undefined);
const SIZE = 1 << 12;
const placing = {
  size: SIZE,
  rarity: new Uint8Array(SIZE).fill(1),
  ...placesBy((feature: number) => feature & (SIZE - 1)),
};
const text = analyse('chủ giữ hộ chiếu của em, em muốn về nước');
const [first, second] = [
  { from: 0, to: 5 },
  { from: 5, to: text.words.length },
];

it('keeps the features of a part from being written over by those of the next', () => {
  const featurise = createFeaturiser(placing);
  const alone = kept(createFeaturiser(placing)(text, first));
  const before = kept(featurise(text, first));
  const next = featurise(text, second);
  expect(before).toEqual(alone);
  expect(kept(next)).not.toEqual(alone);
});

it('gives a whole message features of its own', () => {
  const featurise = createFeaturiser(placing);
  const whole = featurise(text);
  const before = kept(whole);
  featurise(text, second);
  featurise(analyse('một câu khác hẳn'));
  expect(whole).toEqual(before);
});
