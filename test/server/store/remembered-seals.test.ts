import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { RememberedSeals } from '../../../server/store/remembered-seals';

/** A vault that counts what it opens. */
class CountingVault extends Vault {
  opened = 0;
  override openBytes(sealed: Uint8Array, purpose: string): Buffer {
    this.opened += 1;
    return super.openBytes(sealed, purpose);
  }
}

describe('what is remembered of sealed values', () => {
  const vault = () => new CountingVault(parseKeys(generateKey('k1')));

  it('is given without opening it again, each time as a value of its own', () => {
    const [seals, remembered] = [vault(), new RememberedSeals()];
    const sealed = remembered.seal(seals, { text: 'xin chào' }, 'message/1');
    const first = remembered.open(seals, sealed, 'message/1') as { text: string };
    first.text = 'changed by its reader';
    expect(remembered.open(seals, sealed, 'message/1')).toEqual({ text: 'xin chào' });
    expect(seals.opened).toBe(0);
  });

  it('does not stand for other bytes in the same place', () => {
    const [seals, remembered] = [vault(), new RememberedSeals()];
    remembered.seal(seals, 'old', 'state/1');
    expect(remembered.open(seals, seals.seal('new', 'state/1'), 'state/1')).toBe('new');
  });

  it('does not open what was altered, or sealed for another place', () => {
    const [seals, remembered] = [vault(), new RememberedSeals()];
    const sealed = remembered.seal(seals, 'x', 'message/1');
    expect(() => remembered.open(seals, sealed, 'message/2')).toThrow();
    const altered = Buffer.from(sealed);
    altered[altered.length - 1]! ^= 1;
    expect(() => remembered.open(seals, altered, 'message/1')).toThrow();
  });

  it('is bounded: the oldest goes first', () => {
    const [seals, remembered] = [vault(), new RememberedSeals(250)];
    const sealed = ['a', 'b', 'c'].map((name) => remembered.seal(seals, name.repeat(60), name));
    remembered.open(seals, sealed[2]!, 'c');
    expect(seals.opened).toBe(0);
    remembered.open(seals, sealed[0]!, 'a');
    expect(seals.opened).toBe(1);
  });
});
