import { fold, normalise } from '../../../bot/language/normalise';

describe('normalising', () => {
  it.each([
    ['decomposed accents', 'Cứu em', 'Cứu em'],
    ['a direction override', 'abc\u202edef', 'abcdef'],
    ['zero-width spaces', 'c\u200bứ\ufeffu', 'cứu'],
    ['control characters', 'a\u0000\u0007b', 'ab'],
    ['a lone surrogate', 'x\ud800y', 'x y'],
    ['mathematical letters', '𝓬𝓾̛́𝓾 𝐞𝐦', 'cứu em'],
    ['full-width letters and digits', 'ｇｏｉ １１１', 'goi 111'],
    ['letters in circles and squares', 'ⓗⓔⓛⓟ 🅷🅴🅻🅿', 'help HELP'],
    ['many spaces', '  a \t\u00a0  b ', 'a b'],
    ['a family emoji, kept whole', '👨‍👩‍👧', '👨‍👩‍👧'],
  ])('makes one form of %s', (_, text, expected) => expect(normalise(text)).toBe(expected.normalize('NFC')));

  it('reads a very long message from both ends, in bounded length', () => {
    const text = normalise(`đầu ${'x'.repeat(100_000)} cuối`);
    expect(text.length).toBeLessThan(4_100);
    expect(text.startsWith('đầu') && text.endsWith('cuối')).toBe(true);
  });
});

describe('folding', () => {
  it('makes both tone placements and no accents the same', () => {
    expect(new Set(['hoà', 'hòa', 'hoa', 'HOÀ', 'hoà'.normalize('NFD')].map(fold))).toEqual(new Set(['hoa']));
  });
  it('folds đ', () => expect(fold('Đòi Đền')).toBe('doi den'));
});
