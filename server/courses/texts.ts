/** What stands on the pages of a class. */
export const CLASS = {
  /** What a learner types on any channel. */
  said: (code: string) => `LỚP ${code}`,
  join: 'Bạn học ngay trong khung chat, mỗi bài chừng hai phút. Dừng lúc nào cũng được, hôm sau học tiếp. Chọn nơi bạn hay nhắn tin:',
  messenger: 'Học trên Messenger',
  zalo: (said: string) => `Học trên Zalo (mở rồi nhắn: ${said})`,
  web: 'Học ngay trên trang này',
  anywhere: 'Ở đâu có Hải Đăng, bạn cũng có thể nhắn:',
  private: 'Người dạy chỉ biết có bao nhiêu người học, không biết là ai. Giấy chứng nhận không ghi tên.',
  qr: 'Cho học viên quét mã này, hoặc nhắn:',
  qrAlt: 'Mã QR để vào lớp',
  figures: 'Lớp học đến đâu',
  began: 'Đã bắt đầu',
  finished: 'Đã học xong',
  missed: 'Câu trong bài hay sai nhất',
  change: 'Trước và sau khóa học: bao nhiêu phần trả lời đúng',
  before: 'Trước',
  after: 'Sau',
  few: 'dưới 5 người',
  hidden: 'Số dưới 5 được giấu, tỷ lệ được làm tròn, để không ai đoán ra ai. Trang này không biết tên người học.',
  gone: 'Không có lớp này. Bạn hỏi lại người dạy mã lớp nhé.',
} as const;
