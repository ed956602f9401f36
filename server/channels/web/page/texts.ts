/** What the page itself says. What stands still on it is in index.html; what the bot says comes from the server. */
export const texts = {
  bot: 'Hải Đăng',
  /** What somebody says who has come by the link of a class. */
  joinClass: (code: string) => `LỚP ${code}`,
  you: 'Bạn',
  staff: 'Nhân viên 111',
  connecting: 'Đang kết nối…',
  offline: 'Mất mạng. Bạn cứ viết, có mạng lại là tin tự gửi đi. Gấp thì gọi 113 hoặc 111.',
  unreachable: 'Mạng đang yếu, trang tự nối lại. Gấp thì gọi 113 hoặc 111.',
  picture: '🖼️ Ảnh',
  file: '📎 Tệp',
  sending: 'đang gửi',
  failed: 'chưa gửi được – bấm để gửi lại',
  refused: 'không gửi được tin này',
  sent: 'đã gửi',
  typing: 'Hải Đăng đang viết…',
  startedAnew: 'Cuộc trò chuyện trước đã hết hạn. Từ đây là cuộc trò chuyện mới.',
  erased: 'Đã xóa khỏi máy này. Từ đây là cuộc trò chuyện mới.',
  tooLong: (over: number) => `Tin dài quá ${over} chữ cái. Bạn chia làm hai tin nhé.`,
  left: (count: number) => `Còn viết được ${count} chữ cái.`,
};
