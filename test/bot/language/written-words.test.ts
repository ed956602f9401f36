import { WrittenWords } from '../../../bot/language/written-words';

const words = new WrittenWords();
const wordOf = (word: string) => words.at(word, 0, word.length);

test('a word that stands in two texts is the same', () =>
  expect(words.at('em bị nhốt', 3, 5)).toBe(words.at('đang bị giữ', 5, 7)));

test('words that differ by their accents alone are two', () => {
  expect(wordOf('bạn')).toMatchObject({ written: 'bạn', folded: 'ban' });
  expect(wordOf('bán')).toMatchObject({ written: 'bán', folded: 'ban' });
  expect(wordOf('bạn').key).toBe(wordOf('bán').key);
});

test('however many words are made up, each is read as it is written', () => {
  const many = Array.from({ length: 40_000 }, (_, n) => `từ${n.toString(36)}`);
  expect(many.map((word) => wordOf(word).written)).toEqual(many);
  expect(many.map((word) => wordOf(word).written)).toEqual(many);
});

test('a very long word is no other', () =>
  expect(wordOf('à'.repeat(40))).toMatchObject({ written: 'à'.repeat(40), folded: 'a'.repeat(40) }));
