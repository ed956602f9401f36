import type { Alarm } from '../../store/contract/pages';

/** E-mails that call staff. Nothing in them tells a stranger more than that somebody waits. */
export const MAIL = {
  from: 'Hải Đăng 111',
  subject: ({ priority }: Alarm) => (priority === 1 ? 'Có ca khẩn chưa ai nhận' : 'Có ca chờ lâu chưa ai nhận'),
  text: ({ code, priority }: Alarm, minutes: number, link: string) =>
    [
      priority === 1 ? `Ca khẩn ${code} chưa có ai nhận.` : `Ca ${code} chờ đã lâu, chưa có ai nhận.`,
      `Đã chờ khoảng ${minutes} phút.`,
      `Mở bàn trực và nhận ca: ${link}`,
      'Thư này gửi lại cho tới khi có người nhận ca.',
    ].join('\n\n'),
} as const;
