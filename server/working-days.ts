import { beginOf, todayInVietnam } from '../bot/vietnam-time';

const DAY_MS = 24 * 3_600_000;

/**
 * The end (epoch ms) of the last of so many working days after the day of `at` (epoch ms), in Vietnam. Saturdays and Sundays are
 * none; public holidays are counted as working days, so that nothing falls due too late.
 */
export function afterWorkingDays(at: number, days: number): number {
  let day = beginOf(todayInVietnam(at));
  for (let left = days; left > 0;) {
    day += DAY_MS;
    if (isWorkingDay(day)) left -= 1;
  }
  return day + DAY_MS;
}

function isWorkingDay(day: number): boolean {
  const weekday = new Date(todayInVietnam(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
