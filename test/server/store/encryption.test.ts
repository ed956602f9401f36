import { SealBroken, Vault, blindIndex, generateKey, parseKeys } from '../../../server/store/encryption';

const [first] = parseKeys(generateKey('k1'));
const [second] = parseKeys(generateKey('k2'));

describe('the vault', () => {
  it('opens what it sealed', () => {
    const vault = new Vault([first!]);
    expect(vault.open(vault.seal({ text: 'cứu em 🆘' }, 'a'), 'a')).toEqual({ text: 'cứu em 🆘' });
  });

  it('seals the same text differently each time', () => {
    const vault = new Vault([first!]);
    expect(vault.seal('a', 'p').equals(vault.seal('a', 'p'))).toBe(false);
  });

  it('opens old texts after the key was changed, and seals new ones with the new key', () => {
    const old = new Vault([first!]).seal('cũ', 'p');
    const rotated = new Vault([second!, first!]);
    expect(rotated.open(old, 'p')).toBe('cũ');
    expect(() => new Vault([first!]).open(rotated.seal('mới', 'p'), 'p')).toThrow(SealBroken);
  });

  it('refuses a text that was altered, cut, or moved to another place', () => {
    const vault = new Vault([first!]);
    const sealed = vault.seal('tin', 'p');
    const altered = Buffer.from(sealed);
    altered[altered.length - 1]! ^= 1;
    expect(() => vault.open(altered, 'p')).toThrow(SealBroken);
    expect(() => vault.open(sealed.subarray(0, 10), 'p')).toThrow(SealBroken);
    expect(() => vault.open(sealed, 'elsewhere')).toThrow(SealBroken);
  });

  it('names people by an index that says nothing without its secret', () => {
    expect(blindIndex(Buffer.from('a'), 'user')).toBe(blindIndex(Buffer.from('a'), 'user'));
    expect(blindIndex(Buffer.from('a'), 'user')).not.toBe(blindIndex(Buffer.from('b'), 'user'));
  });

  it.each(['', 'k1', 'k1:abc', 'k 1:' + 'A'.repeat(43) + '='])('refuses %p as keys', (text) =>
    expect(() => parseKeys(text)).toThrow(),
  );
});
