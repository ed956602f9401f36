const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: 'numeric',
  month: 'numeric',
});

/** "20:15 26/11", as people in Vietnam read the time (epoch ms). */
export const clockInVietnam = (at: number): string => clock.format(at);
