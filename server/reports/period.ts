import { beginOf, todayInVietnam } from '../../bot/vietnam-time';

/** Days of a report, in Vietnam: ISO dates, both included. */
export interface Period {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;

/** Raised when a period ends before it begins, or is longer than anybody asks for. */
export class PeriodRefused extends Error {
  readonly code = 'PERIOD_REFUSED';
}

/** Two years: more than one report needs, little enough to count at once. */
const LONGEST_DAYS = 731;

/** The moments of a period, epoch ms: from the first one on, up to and without the last one. Raises {@link PeriodRefused}. */
export function momentsOf({ from, to }: Period): { from: number; to: number } {
  const moments = { from: beginOf(from), to: beginOf(to) + DAY_MS };
  const days = (moments.to - moments.from) / DAY_MS;
  if (!(days >= 1 && days <= LONGEST_DAYS)) throw new PeriodRefused(`${from} to ${to} is no period`);
  return moments;
}

/** The last 30 days, today included. */
export const lastDays = (now: number): Period => ({
  from: todayInVietnam(now - 29 * DAY_MS),
  to: todayInVietnam(now),
});

/** The days of a month, `YYYY-MM`. */
export function monthOf(month: string): Period {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

/** The month before, `YYYY-MM`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
