import { beginningsOf } from '../../../bot/understanding/beginnings';

const { raw } = String;

test.each([
  ['two words', raw`\bcuu em\b`, ['cuu em']],
  ['one word where anything may follow', raw`\bnop\b.{0,45}\btha\b`, ['nop']],
  ['all that a group begins with', raw`\b(?:nhot|xich) (?:em|toi)\b`, ['nhot em', 'nhot toi', 'xich em', 'xich toi']],
  [
    'what a group within a group begins with',
    raw`\b(?:bi (?:ho|no)|(?:tien) chuoc)\b`,
    ['bi ho', 'bi no', 'tien chuoc'],
  ],
  ['with and without what may be left out', raw`\b(?:dang )?bi (?:ho )?nhot\b`, ['bi ho', 'bi nhot', 'dang bi']],
  ['one word where the next may stand several times', raw`\bve(?: duoc| den)* nha\b`, ['ve']],
  ['and where it must', raw`\bdi(?: xa){2,3} nha\b`, ['di']],
  ['those of every alternative', raw`^sos\b|\bcuu em\b`, ['cuu em', 'sos']],
  ['what looking ahead and back leaves over', raw`\b(?<!\b(?:co|khong) )ve(?! (?:nha|que)\b) roi\b`, ['ve roi']],
  ['those of a line as those of a word', raw`(?:^|(?<!\bcon )\b)em (?:bi|so)\b`, ['em bi', 'em so']],
  ['one word where the second may go on', raw`\bgiu lai`, ['giu']],
  ['one word before a class', raw`\bnam [12]\d\d\d\b`, ['nam']],
  ['words with a sign between', raw`\bcuu, em$`, ['cuu em']],
  ['words that go on by a letter or do not', raw`\bkhon?g?\b`, ['kho', 'khog', 'khon', 'khong']],
])('the beginnings of a pattern: %s', (_, pattern, beginnings) =>
  expect(beginningsOf(pattern)?.sort()).toEqual(beginnings),
);

test.each([
  ['begins within a word', raw`em bi\b`],
  ['may begin within a word', raw`\bcuu em\b|sos\b`],
  ['has a first word that may go on', raw`\bkidnap`],
  ['has one that goes on as long as it likes', raw`\bkk+\b`],
  ['has one of parts that stand several times', raw`\bhi(?:hi)+\b`],
  ['begins with a class', raw`\b[x|y]\b`],
  ['begins with any word', raw`\b(?:\w+ )?bi\b`],
  ['begins with a sign', '🆘'],
  ['may begin with a space', raw`\b ?em\b`],
  ['may begin with the end of a line', raw`(?:^|\n)em bi\b`],
  ['has one alternative of which nothing is known', raw`\b(?:nam nao|\d+ nam truoc)\b`],
  ['has a bracket too many', raw`\bem\b)`],
])('nothing is said of a pattern that %s', (_, pattern) => expect(beginningsOf(pattern)).toBeUndefined());
