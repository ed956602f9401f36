import { DataKeys, isPersonal } from '../../../server/store/data-keys';
import { SealBroken } from '../../../server/store/encryption';
import { VAULTS } from './contract/room';

describe('the key of one conversation', () => {
  const keys = new DataKeys(VAULTS.first);
  const sealedKey = keys.create('c1');

  it('opens what it sealed, and what the vault sealed before there were such keys', () => {
    const seals = keys.of('c1', sealedKey);
    const sealed = seals.seal('tin', 'message/1');
    expect(isPersonal(sealed)).toBe(true);
    expect(seals.open(sealed, 'message/1')).toBe('tin');
    expect(seals.open(VAULTS.first.seal('cũ', 'message/0'), 'message/0')).toBe('cũ');
  });

  it('opens nothing of another conversation, and for no other conversation', () => {
    const sealed = keys.of('c1', sealedKey).seal('tin', 'p');
    expect(() => keys.of('c2', keys.create('c2')).open(sealed, 'p')).toThrow(SealBroken);
    expect(() => keys.of('c2', sealedKey)).toThrow(SealBroken);
    expect(() => VAULTS.first.open(sealed, 'p')).toThrow(SealBroken);
  });

  it('stays the same under a new key of the operator, which alone then opens it', () => {
    const sealed = keys.of('c1', sealedKey).seal('tin', 'p');
    const anew = new DataKeys(VAULTS.changing).rewrap('c1', sealedKey);
    expect(new DataKeys(VAULTS.second).of('c1', anew).open(sealed, 'p')).toBe('tin');
    expect(() => new DataKeys(VAULTS.first).of('c1', anew)).toThrow(SealBroken);
  });

  it('is remembered for so many conversations and no more, and opened again when it was not', () => {
    const few = new DataKeys(VAULTS.first, 2);
    const all = ['a', 'b', 'c'].map((id) => ({ id, sealedKey: few.create(id) }));
    const first = all.map(({ id, sealedKey: key }) => few.of(id, key));
    expect(few.of('c', all[2]!.sealedKey)).toBe(first[2]);
    expect(few.of('b', all[1]!.sealedKey)).toBe(first[1]);
    const again = few.of('a', all[0]!.sealedKey);
    expect(again).not.toBe(first[0]);
    expect(again.open(first[0]!.seal('x', 'p'), 'p')).toBe('x');
    // The one that was asked for last stays, the other has gone.
    expect(few.of('b', all[1]!.sealedKey)).toBe(first[1]);
  });
});
