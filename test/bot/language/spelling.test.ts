import { normalise } from '../../../bot/language/normalise';
import { createSpeller, createWordTest } from '../../../bot/language/spelling';
import { Vocabulary } from '../../../bot/language/vocabulary';
import { loadUnderstandingRegisters } from '../../../knowledge/registers';

const { spelling } = loadUnderstandingRegisters('knowledge');
const byTables = createSpeller(spelling);
const KNOWN = [
  'em dang bi nhot trong phong',
  'ho khong cho em ra ngoai',
  'em muon ve nha',
  'cong ty co phep khong',
  'sứ quán ở đâu',
];
const withVocabulary = createSpeller(
  spelling,
  Vocabulary.of(Array.from({ length: 20 }, () => KNOWN.map((line) => byTables(line))).flat(), createWordTest(spelling)),
);
const speltBy = (spell: typeof byTables, text: string) =>
  spell(normalise(text))
    .map(({ word }) => word)
    .join(' ');

it.each([
  // Telex keys that were left in, all or in part
  ['vieejc lamf', 'viec lam'],
  ['ddi lam', 'di lam'],
  ['cho e veef', 'cho em ve'],
  ['em bij nhoots', 'em bi nhot'],
  // letters put for others, and whole words
  ['wá', 'qua'],
  ['k cho e ra', 'khong cho em ra'],
  // both placements of the tone, capitals, decomposed
  ['hoà', 'hoa'],
  ['HÒA', 'hoa'],
  ['Đòi tiền'.normalize('NFD'), 'doi tien'],
  // letters held down
  ['cuuuu em vớiiiii', 'cuu em voi'],
  // the regions
  ['đi mô rồi', 'di dau roi'],
  ['hổng cho tui ra', 'khong cho toi ra'],
  ['răng rứa', 'sao vay'],
  // units only where they touch a number
  ['25tr', '25 trieu'],
  ['8h', '8 gio'],
  // who sets accents means this word: "giết" is not "biết", "bán" not "bạn"
  ['nó giết', 'no giet'],
  ['bị bán', 'bi ban'],
])('"%s" is read as "%s" by the tables alone', (text, words) => expect(speltBy(byTables, text)).toBe(words));

it.each([
  ['em dang bi nhtot', 'em dang bi nhot'],
  ['em dang bi nhott', 'em dang bi nhot'],
  ['ho khongcho em ra', 'ho khong cho em ra'],
  ['cong ty co fép ko', 'cong ty co phep khong'],
  // the space slipped, or a letter beside the right one was hit, while others are wrong, too
  ['em dan gbi nhot', 'em dang bi nhot'],
  ['ho khogn xho em ra ngoai', 'ho khong cho em ra ngoai'],
  // two slips in one long word; a space that was lost beside a slip; accents that were set tell what the letters hide
  ['ho khnogg cho em ra', 'ho khong cho em ra'],
  ['ho khongvho em ra ngoai', 'ho khong cho em ra ngoai'],
  ['dứ quna ở đâu', 'su quan o dau'],
  // "oong" is a rhyme ("xoong"), so the word passes for a syllable as it stands
  ['khoong cho em ra', 'khong cho em ra'],
])('the slip in "%s" is put right by what people write', (text, words) =>
  expect(speltBy(withVocabulary, text)).toBe(words),
);

it.each([
  ['护照 bị giữ', 'ho chieu bi giu'],
  ['my husband đi Taiwan', 'chong toi di taiwan'],
  ["they can't go home", 'they khong cho ve nha'],
  ['sajangnim nợ 월급', 'ong chu no tien luong'],
  // a Vietnamese syllable is never taken for a foreign word by itself
  ['me con can hai than', 'me con can hai than'],
])('words of other languages in "%s" are read by their meaning, "%s"', (text, words) =>
  expect(speltBy(byTables, text)).toBe(words),
);

it('tells where in the text each word stood and why it was written out', () => {
  const text = normalise('k cho e veef 😭');
  const spelt = byTables(text);
  expect(spelt.map(({ at, end }) => text.slice(at, end))).toEqual(['k', 'cho', 'e', 'veef', '😭']);
  expect(spelt.map(({ respelt }) => respelt)).toEqual(['abbreviation', undefined, 'abbreviation', 'telex', undefined]);
});
