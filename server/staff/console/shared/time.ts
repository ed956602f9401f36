import { times } from '../texts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every time at the console is Vietnam's, wherever its computer believes to be: people agree on hours with each other. */
const timeZone = 'Asia/Ho_Chi_Minh';
const OFFSET = '+07:00';
const OFFSET_MS = 7 * HOUR;

const clock = new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit' });
/** With a stroke, as days are written in Vietnam; the tables for Vietnamese have a dash. */
const date = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit' });
const exact = new Intl.DateTimeFormat('vi-VN', { timeZone, dateStyle: 'full', timeStyle: 'medium' });
const stamp = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' });

/** Hour and minute. */
export const clockTime = (at: Date): string => clock.format(at);

/** Day, date and time to the second. */
export const exactTime = (at: Date): string => exact.format(at);

/** "26/11/2026 21:04:07": for columns of times. */
export const timeStamp = (at: Date): string => stamp.format(at).replace(',', '');

/** "26/11/2026" of `2026-11-26`. */
export const dayInWords = (day: string): string => day.split('-').reverse().join('/');

/** Further ahead than a clock may run: it is meant to lie in the future. */
const AHEAD = 2 * MINUTE;

/** "vừa xong", "5 phút trước", "hôm qua 21:04", "12/11 21:04"; of the future "21:04", "26/11 21:04". */
export function ago(at: Date, now: number): string {
  const past = now - at.getTime();
  if (past < -AHEAD) return coming(at, now);
  if (past < MINUTE) return times.justNow;
  if (past < HOUR) return times.minutesAgo(Math.floor(past / MINUTE));
  const days = daysBetween(at, new Date(now));
  if (days === 0) return times.hoursAgo(Math.floor(past / HOUR));
  return days === 1 ? times.yesterday(clockTime(at)) : dayAndClock(at);
}

/** "26/11 21:04". */
export const dayAndClock = (at: Date): string => times.onDate(date.format(at), clockTime(at));

/** How long somebody has been waiting, to the second while that is under an hour. */
export function waited(since: Date, now: number): string {
  const past = Math.max(0, now - since.getTime());
  if (past < MINUTE) return times.seconds(Math.floor(past / SECOND));
  if (past < HOUR) return times.minutes(Math.floor(past / MINUTE), Math.floor((past % MINUTE) / SECOND));
  if (past < DAY) return times.hours(Math.floor(past / HOUR), Math.floor((past % HOUR) / MINUTE));
  return times.days(Math.floor(past / DAY), Math.floor((past % DAY) / HOUR));
}

function coming(at: Date, now: number): string {
  return daysBetween(at, new Date(now)) === 0 ? clockTime(at) : dayAndClock(at);
}

function daysBetween(from: Date, to: Date): number {
  return Math.round((Date.parse(vietnamDay(to)) - Date.parse(vietnamDay(from))) / DAY);
}

const weekday = new Intl.DateTimeFormat('vi-VN', { timeZone, weekday: 'long', day: '2-digit', month: '2-digit' });

/** "Thứ Năm, 26/11". */
export const dayOf = (at: Date): string => weekday.format(at);

/** "2026-11-26T21:04", as an `<input type="datetime-local">` holds it. */
export const localInput = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16);

/** The time (epoch ms) that such a field, or one for a day alone, means; NaN when it is empty. */
export const timeOf = (local: string): number =>
  Date.parse(local.includes('T') ? `${local}:00${OFFSET}` : `${local}T00:00:00${OFFSET}`);

/** As {@link timeOf}, ISO 8601. */
export const instantOf = (local: string): string => new Date(timeOf(local)).toISOString();

const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });

/** `YYYY-MM-DD`: figures are counted by it. */
export const vietnamDay = (at: Date): string => isoDay.format(at);
