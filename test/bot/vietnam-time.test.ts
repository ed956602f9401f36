import { beginOf, clockInVietnam, dateAndClock, timeOfDay, todayInVietnam } from '../../bot/vietnam-time';

const HOUR = 3_600_000;
/** A moment in Vietnam, epoch ms. */
const at = (written: string) => Date.parse(`${written}+07:00`);

describe('the time in Vietnam', () => {
  it.each([
    ['2026-11-25T00:00', '2026-11-25', 0],
    ['2026-11-25T06:59', '2026-11-25', 6 * HOUR + 59 * 60_000],
    ['2026-11-25T07:00', '2026-11-25', 7 * HOUR],
    ['2026-12-31T23:00', '2026-12-31', 23 * HOUR],
  ])('at %s it is %s, wherever the machine stands', (written, day, time) => {
    expect(todayInVietnam(at(written))).toBe(day);
    expect(timeOfDay(at(written))).toBe(time);
    expect(beginOf(day)).toBe(at(written) - time);
  });

  it('is told as people read it', () => {
    expect(clockInVietnam(at('2026-11-25T20:15'))).toBe('20:15 25/11');
    expect(dateAndClock(at('2026-11-25T20:15'))).toBe('20:15 25/11/26');
  });

  it('of what is no date is no moment', () => {
    expect(beginOf('hôm qua')).toBeNaN();
  });
});
