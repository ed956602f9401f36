import { readFileSync } from 'node:fs';
import { checkContent, checkWriting } from '../../knowledge/check';
import { dictionaryOf } from '../../knowledge/checks/spelling';
import { loadWording } from '../../knowledge/checks/wording';
import type { Kit } from '../../knowledge/kit';
import { loadContent } from '../../knowledge/loader';

const TODAY = '2026-11-25';
const content = loadContent('knowledge');
const wording = loadWording('knowledge');
const dictionary = dictionaryOf(readFileSync('node_modules/dictionary-vi/index.dic', 'utf8'));

function found(change: Partial<Kit> = {}): string {
  const changed = { ...content, kit: { ...content.kit, ...change } };
  return [...checkContent(changed, TODAY), ...checkWriting(changed, TODAY, wording, dictionary)]
    .map(({ text }) => text)
    .filter((text) => text.startsWith('knowledge/kit/'))
    .join('\n');
}

it('is written as its facts, our wordings and its reading times ask', () => expect(found()).toBe(''));

it('quotes the slogans of the plan, and has a text of one minute and one of three', () => {
  const plan = content.kit.slogans.plan.join('\n');
  expect(plan).toContain('Phòng, chống mua bán người là trách nhiệm của mỗi cá nhân và toàn xã hội');
  expect(content.kit.loudspeaker.map(({ minutes }) => minutes)).toEqual([1, 3]);
});

it('names on the leaflet what every leaflet must hold', () => {
  const { leaflet, numbers } = content.kit;
  expect(leaflet.signs.length).toBeGreaterThanOrEqual(3);
  expect(leaflet.close).toContain('Báo sớm không mất gì');
  expect(numbers.map(({ number }) => number)).toEqual(['{{hotline.111}}', '{{hotline.113}}', '{{hotline.consular}}']);
});

it.each<[string, Partial<Kit>, string]>([
  [
    'a loudspeaker text that is too long',
    { loudspeaker: [{ minutes: 1, text: 'Đi đâu. '.repeat(200) }] },
    'has 400 syllables',
  ],
  ['an article that is not there', { questions: ['khong-co'] }, 'unknown article khong-co'],
  ['a number that is no fact', { qr: 'Gọi 999' }, 'the number 999 is no fact'],
  ['a fact that is not there', { qr: '{{hotline.999}}' }, 'may not be shown'],
])('%s is found', (_, change, problem) => expect(found(change)).toContain(problem));
