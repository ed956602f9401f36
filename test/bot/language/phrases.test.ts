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
