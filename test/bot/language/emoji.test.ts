import { createEmojiFinder } from '../../../bot/language/emoji';
import { createSpeller } from '../../../bot/language/spelling';
import { loadUnderstandingRegisters } from '../../../knowledge/registers';
import { projectPaths } from '../../../server/paths';

const { spelling } = loadUnderstandingRegisters(projectPaths().knowledge);
const find = createEmojiFinder(spelling.emoji);
const spell = createSpeller(spelling);
const spelt = (text: string) =>
  spell(text)
    .map(({ word }) => word)
    .join(' ');

it.each([
  ['a thing', 'bị 🔒 trong phòng', 'bi khoa trong phong'],
  ['a thing in colours', 'đi ✈️ qua', 'di may bay qua'],
  ['a flag', 'con em ở 🇰🇭', 'con em o campuchia'],
  ['two flags side by side', '🇯🇵🇰🇷', 'nhat ban han quoc'],
  ['a person with any skin', '👮🏻 bắt', 'cong an bat'],
])('reads %s as the word that it is put for', (_, text, words) => expect(spelt(text)).toBe(words));

it.each(['😭', '🤣', '🙏', '🆘'])('leaves what tells a mood as it stands: %s', (sign) =>
  expect(spelt(sign)).toBe(sign),
);

it('says where each stands', () =>
  expect(find('ở 🇰🇭 😭')).toEqual([
    { words: ['campuchia'], isMeant: true, at: 2, end: 6 },
    { words: ['😭'], isMeant: false, at: 7, end: 9 },
  ]));

it('finds none in letters and figures', () => expect(find('em ở tầng 4, số 0912 #1 *')).toEqual([]));

it('has nothing but single signs in its table', () => {
  const signs = [...spelling.emoji.keys()];
  expect(signs.every((sign) => find(sign).length === 1)).toBe(true);
});
