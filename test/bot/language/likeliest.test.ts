import type { Lexeme } from '../../../bot/language/lexemes';
import { Likeliest } from '../../../bot/language/likeliest';

const lexeme = (word: string, rarity: number): Lexeme => ({
  word,
  rarity,
  uses: 1,
  isKnown: true,
  weight: 1,
  weightAfter: 1,
  opening: 0,
  forms: [],
});
const kept = (most: number, costs: readonly (readonly [word: string, cost: number, rarity?: number])[]) => {
  const likeliest = new Likeliest(most);
  for (const [word, cost, rarity = 0] of costs) likeliest.add({ span: 1, words: [lexeme(word, rarity)], cost });
  return likeliest.candidates.map(({ words: [{ word }] }) => word);
};

it.each([
  [
    'the likeliest first',
    3,
    [
      ['far', 9],
      ['near', 1],
      ['between', 5],
    ],
    ['near', 'between', 'far'],
  ],
  [
    'no more than it may keep',
    2,
    [
      ['far', 9],
      ['near', 1],
      ['between', 5],
    ],
    ['near', 'between'],
  ],
  [
    'of equally likely ones those that came first',
    2,
    [
      ['a', 4],
      ['b', 4],
      ['c', 4],
    ],
    ['a', 'b'],
  ],
  [
    'what is common before what is rare',
    1,
    [
      ['rare', 3, 6],
      ['common', 4, -2],
    ],
    ['common'],
  ],
] as const)('keeps %s', (_, most, costs, words) => expect(kept(most, costs)).toEqual(words));

it('says when it is not worth looking any further', () => {
  const likeliest = new Likeliest(1);
  expect(likeliest.hasRoomFor(100, lexeme('first', 0))).toBe(true);
  likeliest.add({ span: 1, words: [lexeme('first', 0)], cost: 5 });
  expect(likeliest.hasRoomFor(5, lexeme('as likely', 0))).toBe(false);
  expect(likeliest.hasRoomFor(4, lexeme('likelier', 0))).toBe(true);
  expect(likeliest.hasRoomFor(4, lexeme('of two', 0), lexeme('rare', 2))).toBe(false);
});
