import { FuzzyWords } from '../../../bot/language/fuzzy';

const near = (known: readonly string[], word: string) => new FuzzyWords(known).near(word).map((one) => one.word);

it.each([
  ['a letter left out', 'nhot', 'not'],
  ['a letter too many', 'nhot', 'nhopt'],
  ['a letter doubled', 'nhot', 'nhhot'],
  ['another letter', 'nhot', 'nhit'],
  ['two letters swapped', 'nhot', 'nhto'],
])('finds what was meant with %s', (_, known, word) => expect(near([known, 'campuchia'], word)).toEqual([known]));

it.each(['nhot', 'nihto', 'not ok', 'n', '', 'x'.repeat(1_000)])('finds nothing for "%s"', (word) =>
  expect(near(['nhot'], word)).toEqual([]),
);

it.each([
  ['two swaps', 'nghieng', 'ngiehng'],
  ['the key beside the right one and the next letter doubled', 'phong', 'pjoong'],
])('finds a longer word behind two slips side by side: %s', (_, known, word) => {
  const fuzzy = new FuzzyWords([known]);
  expect(fuzzy.near(word)).toEqual([]);
  expect(fuzzy.nearByTwo(word).map((one) => one.word)).toEqual([known]);
});

it('finds nothing behind two slips in two letters', () => expect(new FuzzyWords(['nhot']).nearByTwo('nh')).toEqual([]));

it('holds a swap or a doubled letter for likelier than a letter changed', () => {
  const cost = (word: string) => new FuzzyWords(['nhot']).near(word)[0]?.cost ?? NaN;
  expect(cost('nhto')).toBeLessThan(cost('nhit'));
  expect(cost('nhhot')).toBeLessThan(cost('nhopt'));
});

/** A list of words that counts how many of its entries are looked at. */
function counted(words: readonly string[]): { words: Iterable<string>; looks: () => number } {
  let looks = 0;
  return {
    words: (function* () {
      for (const word of words) {
        looks += 1;
        yield word;
      }
    })(),
    looks: () => looks,
  };
}

it('goes through the known words once, when it is made, and never in a lookup', () => {
  const known = counted(Array.from({ length: 5_000 }, (_, n) => `word${n.toString(36)}`));
  const fuzzy = new FuzzyWords(known.words);
  for (let n = 0; n < 100; n += 1) fuzzy.near(`wrd${n}`);
  expect(known.looks()).toBe(5_000);
});
