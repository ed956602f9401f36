import { afterWorkingDays } from '../../server/working-days';

/** A moment in Vietnam, epoch ms. */
const at = (written: string) => Date.parse(`${written}+07:00`);

describe('two working days', () => {
  it.each([
    ['Monday morning', '2026-11-23T08:00', '2026-11-26T00:00'],
    ['late on Monday, which is Monday in Vietnam still', '2026-11-23T23:59', '2026-11-26T00:00'],
    ['Thursday', '2026-11-26T10:00', '2026-12-01T00:00'],
    ['Friday', '2026-11-27T10:00', '2026-12-02T00:00'],
    ['Saturday', '2026-11-28T10:00', '2026-12-02T00:00'],
    ['Sunday night', '2026-11-29T23:00', '2026-12-02T00:00'],
  ])('after %s end with the second day on which somebody is at their desk', (_, asked, due) => {
    expect(afterWorkingDays(at(asked), 2)).toBe(at(due));
  });
});
