import { FeatureTable } from '../../../bot/understanding/feature-table';

const MESSAGES = [[7, 8, 0xffffffff], [7, 8], [7, 0xffffffff], [9]];

it('gives each feature that occurs twice a place of its own, the most frequent first', () => {
  const table = FeatureTable.of(MESSAGES);
  expect([...table.features]).toEqual([7, 8, 0xffffffff]);
  expect([7, 8, 0xffffffff].map((feature) => table.placeOf(feature))).toEqual([0, 1, 2]);
});

it.each([9, 0, 1])('knows no place for %s, which occurs once or never', (feature) =>
  expect(FeatureTable.of(MESSAGES).placeOf(feature)).toBeLessThan(0),
);

it('finds every one of many features, and never takes another for it', () => {
  const known = Array.from({ length: 5_000 }, (_, n) => Math.imul(n, 2_654_435_761) >>> 0);
  const table = FeatureTable.of([known, known]);
  expect(known.every((feature) => table.features[table.placeOf(feature)] === feature)).toBe(true);
  expect(known.filter((feature) => table.placeOf(feature + 1) >= 0 && !known.includes((feature + 1) >>> 0))).toEqual(
    [],
  );
});

it('rates a rare feature higher than a common one', () => {
  const [common = 0, rare = 0] = FeatureTable.of(MESSAGES).rarity;
  expect(rare).toBeGreaterThan(common);
});
