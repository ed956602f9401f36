import { isSameSecret } from '../../server/same-secret';

describe('a secret', () => {
  it('is known again', () => {
    expect(isSameSecret('bí mật', 'bí mật')).toBe(true);
  });

  it.each([['bí mậ'], ['bí mật '], [''], [undefined], [7], [['bí mật']]])('is not %p', (given) => {
    expect(isSameSecret(given, 'bí mật')).toBe(false);
  });

  it('that nobody has set is none', () => {
    expect(isSameSecret(undefined, undefined)).toBe(false);
    expect(isSameSecret('', undefined)).toBe(false);
  });
});
