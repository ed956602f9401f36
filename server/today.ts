/** The ISO date in Vietnam at `now` (epoch ms). The country has no summer time: its date is that of UTC+7. */
export const todayInVietnam = (now: number): string => new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
