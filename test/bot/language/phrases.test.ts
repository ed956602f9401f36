import { PhraseIndex } from '../../../bot/language/phrases';
import { scan } from '../../../bot/language/scan';

const index = new PhraseIndex([
  ['con', 'child'],
  ['con gái', 'daughter'],
  ['con gái đầu lòng', 'eldest daughter'],
  ['bán', 'sells'],
  ['{n} ngày nữa', 'days ahead'],
  ['sau {n} tháng', 'months later'],
]);

const foundIn = (text: string) => index.all(scan(text)).map(({ meaning }) => meaning);

test.each([
  ['of phrases that begin alike the longest', 'con gái đầu lòng và con', ['eldest daughter', 'child']],
  ['a shorter one where the longer one breaks off', 'con gái đầu tiên', ['daughter']],
  ['words without accents for whoever sets none', 'con gai', ['daughter']],
  ['no word with other accents', 'bạn', []],
  ['a number in figures at the beginning', 'còn 3 ngày nữa', ['days ahead']],
  ['a number of several words inside', 'sau hai mươi lăm tháng', ['months later']],
  ['nothing in an empty text', '', []],
])('a table finds %s', (_, text, meanings) => expect(foundIn(text)).toEqual(meanings));

test('a match tells which words it covers', () =>
  expect(index.all(scan('đưa con gái đi'))).toEqual([{ meaning: 'daughter', from: 1, to: 3 }]));

test.each([
  ['stands among them', 0, 3, true],
  ['goes on behind them, and its beginning is one, too', 0, 2, true],
  ['begins behind them', 0, 1, false],
])('a phrase is among some tokens where it %s', (_, from, to, isIn) =>
  expect(index.isIn(scan('đưa con gái đi'), from, to)).toBe(isIn),
);
