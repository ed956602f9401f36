const DAY_MS = 24 * 3_600_000;
/** Vietnam has had one time zone and no summer time since 1975: so far it is ahead of UTC, ms. */
const AHEAD_MS = 7 * 3_600_000;

/** The ISO date in Vietnam at `now` (epoch ms). */
export const todayInVietnam = (now: number): string => new Date(now + AHEAD_MS).toISOString().slice(0, 10);

/** When a day (ISO date) begins in Vietnam, epoch ms; NaN when it is no date. */
export const beginOf = (day: string): number => Date.parse(`${day}T00:00Z`) - AHEAD_MS;

/** How long the day has lasted in Vietnam at `at` (epoch ms), ms. */
export const timeOfDay = (at: number): number => (at + AHEAD_MS) % DAY_MS;

const timeZone = 'Asia/Ho_Chi_Minh';
const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  day: 'numeric',
  month: 'numeric',
});
const withYear = new Intl.DateTimeFormat('vi-VN', { timeZone, dateStyle: 'short', timeStyle: 'short' });

/** "20:15 26/11", as people in Vietnam read the time (epoch ms). */
export const clockInVietnam = (at: number): string => clock.format(at);

/** "20:15 26/11/26", for papers and what is read later. */
export const dateAndClock = (at: number): string => withYear.format(at);
