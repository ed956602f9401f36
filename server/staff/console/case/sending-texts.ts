/** What staff read about until when the platform lets them write. */
export const sendingTexts = {
  now: {
    reply: 'Nhắn tự do.',
    'human-agent': 'Quá 24 giờ: chỉ gửi được tin do chính bạn gõ.',
    paid: 'Quá 48 giờ: Zalo tính phí mỗi tin.',
  },
  left: 'Còn',
  then: {
    reply: 'Sau đó nhắn được đến',
    'human-agent': 'Sau đó chỉ gửi được tin do chính bạn gõ, đến',
    paid: 'Sau đó Zalo tính phí mỗi tin, đến',
  },
  blocked: {
    window:
      'Người này im lặng quá lâu nên nền tảng không cho nhắn. Họ nhắn lại thì gửi được. Cần gấp thì tìm cách khác.',
    night: 'Giờ này nền tảng không cho gửi.',
    off: 'Kênh này đang tắt: tin chưa gửi được.',
  },
  again: 'Gửi được lại từ',
};
