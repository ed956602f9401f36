import { Choices } from '../../../bot/language/choices';
import { Lexemes } from '../../../bot/language/lexemes';
import { type Guessable, createReadings } from '../../../bot/language/readings';
import { Vocabulary } from '../../../bot/language/vocabulary';
import { createSpeller, createWordTest } from '../../../bot/language/spelling';
import { loadUnderstandingRegisters } from '../../../knowledge/registers';

const { spelling } = loadUnderstandingRegisters('knowledge');
const spell = createSpeller(spelling);
const isWord = createWordTest(spelling);
const vocabulary = Vocabulary.of(
  Array.from({ length: 20 }, () => ['em bị nhốt', 'em muốn về nhà', 'họ nhắn tin'].map((text) => spell(text))).flat(),
  isWord,
);
const lexemes = new Lexemes(vocabulary, isWord);
const choices = new Choices(lexemes, [...vocabulary.words.keys()]);
const readingsAt = createReadings(lexemes, choices);

/** A word as people write it, in a message of so many such words. */
function readingsIn(count: number, noise: number) {
  const word: Guessable = {
    ...{ to: 'nha', written: 'nha', letters: 'nha', standing: undefined },
    ...{ sure: false, tabled: false, meant: true },
  };
  const entries = Array.from({ length: count }, () => word);
  const places = entries.map((_, n) => ({ at: n * 4, end: n * 4 + 3 }));
  const standing = entries.map(({ to }) => choices.asItStands(to));
  return readingsAt({ entries, places }, standing, 1, noise);
}

it.each([
  ['stands in a message without slips', 20, 0, false],
  ['is doubted where some are slips', 20, 0.5, true],
  ['stands in a long story with as many', 400, 0.5, false],
  ['is doubted in a long story that is full of them', 400, 1, true],
])('a word as people write it %s', (_, count, noise, isDoubted) =>
  expect(readingsIn(count, noise).length > 1).toBe(isDoubted),
);
