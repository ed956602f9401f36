import { compilePatterns } from '../../knowledge/patterns';

const SOURCES = [
  String.raw`\bbi (?:nhot|giam)\b|sos`,
  String.raw`^cuu\b`,
  String.raw`\b[x|y]\b`,
  String.raw`\b(?<!\bkhong )ve\b`,
  String.raw`\bbo [(]|rong`,
];
const { each, any } = compilePatterns(SOURCES);

test.each([
  'em bi nhot',
  'xsosx',
  'cuu em',
  'dang cuu',
  'a | b',
  'a y b',
  'ben kia|',
  'ho ve',
  'khong ve',
  'giam',
  'xrong',
])('all in one finds something in "%s" where one of them does, and at the same place', (text) => {
  const first = Math.min(...each.map((pattern) => text.search(pattern)).filter((at) => at >= 0));
  expect(any.exec(text)?.index ?? Infinity).toBe(first);
});

test('patterns none of which begins at the edge of a word find nothing in what has none of them', () =>
  expect(compilePatterns(['救 ?命']).any.test('em bi nhot')).toBe(false));
