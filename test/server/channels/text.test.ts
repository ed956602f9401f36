import { layOut, shorten, splitText } from '../../../server/channels/text';

const graphemes = (text: string) => [...new Intl.Segmenter('vi').segment(text)].map(({ segment }) => segment);

describe('splitting a text', () => {
  test.each([
    ['a short text', 'Chào bạn.', 20, ['Chào bạn.']],
    ['nothing', '  \n ', 20, []],
    ['paragraphs', 'Một hai ba.\n\nBốn năm. Sáu.', 20, ['Một hai ba.', 'Bốn năm. Sáu.']],
    ['lines', 'Một hai ba\nbốn năm sáu bảy', 18, ['Một hai ba', 'bốn năm sáu bảy']],
    ['sentences', 'Một hai ba! Bốn năm sáu bảy', 18, ['Một hai ba!', 'Bốn năm sáu bảy']],
    ['words', 'một hai ba bốn', 8, ['một hai', 'ba bốn']],
    ['a text that fits exactly before a space', 'mot hai ba', 7, ['mot hai', 'ba']],
    ['a word that is too long', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ])('splits %s', (_, text, max, parts) => expect(splitText(text, max)).toEqual(parts));

  test('counts composed letters: decomposed Vietnamese is not longer', () => {
    expect(splitText('ệ'.normalize('NFD').repeat(10), 10)).toEqual(['ệ'.repeat(10)]);
  });

  test('never cuts through an emoji of several parts', () => {
    const family = '👨‍👩‍👧‍👦';
    const parts = splitText(family.repeat(10), 30);
    expect(parts.join('')).toBe(family.repeat(10));
    expect(parts.every((part) => part.length <= 30 && graphemes(part).every((one) => one === family))).toBe(true);
  });

  test('never cuts through a letter whose first part would stand alone', () => {
    const note = '𝅘𝅥𝅮';
    expect(splitText(`aaaaaaa${note}aaa`, 10)).toEqual(['aaaaaaa', `${note}aaa`]);
  });

  test('cuts even a single monstrous letter, between code points', () => {
    const monster = `a${'\u0301'.repeat(30)}😀`;
    const parts = splitText(monster, 7);
    expect(parts.join('')).toBe(monster.normalize('NFC'));
    expect(parts.every((part) => part.length <= 7 && part.isWellFormed())).toBe(true);
  });
});

test('choices that do not fit go on counting after the buttons', () => {
  const choices = ['A', 'B', 'C'].map((title) => ({ title, value: `#${title}` }));
  expect(layOut('Chọn:', choices, { text: 100, buttons: 1, title: 20 })).toEqual({
    parts: ['Chọn:\n\n2. B\n3. C'],
    buttons: [{ title: 'A', value: '#A' }],
  });
});

test('a title is shortened between letters', () => {
  expect(shorten('Gặp nhân viên', 20)).toBe('Gặp nhân viên');
  expect(shorten('Gặp nhân viên', 8)).toBe('Gặp nhâ…');
});
