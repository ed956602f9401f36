/** What stands on the pages that are read without JavaScript. */
export const PAGE = {
  /** The title in the browser's tab and history: it says nothing of what is read. */
  neutralTitle: 'Hải Đăng: hỏi và đáp',
  siteName: 'Hải Đăng',
  exit: 'Thoát nhanh',
  urgent: 'Gấp:',
  home: 'Nhắn cho Hải Đăng',
  all: 'Tất cả bài đọc',
} as const;

export const READING = {
  title: 'Hỏi và đáp',
  intro: 'Chọn một bài, hoặc gõ điều bạn muốn hỏi. Gõ không dấu cũng được.',
  search: 'Bạn muốn hỏi gì?',
  find: 'Tìm',
  found: (query: string) => `Bài gần với "${query}" nhất`,
  nothing: 'Mình chưa có bài nào về điều này. Bạn nhắn cho Hải Đăng, hoặc gọi 111 nhé.',
  danger: 'Bạn hay ai đó đang gặp nguy? Gọi ngay 113 hoặc 111, khi gọi được an toàn.',
  groups: {
    doing: 'Khi cần giúp',
    risks: 'Nhận ra nguy cơ',
    work: 'Đi làm xa an toàn',
    support: 'Sau khi trở về',
    conversation: 'Về trợ lý này',
  } as Record<string, string>,
  sources: 'Nguồn',
  checked: (date: string) => `Kiểm lại ngày ${date}.`,
  next: 'Đọc thêm',
  passOn: 'Chuyển cho người khác',
  picture: 'Tải ảnh để gửi',
  gone: 'Không có bài này. Bạn xem các bài khác nhé.',
} as const;

export const SHARE_CARD = {
  head: 'Hải Đăng · Hỏi và đáp',
  foot: 'Hỏi hoặc báo tin: 111, miễn phí, ngày đêm',
} as const;

export const CERTIFICATE = {
  title: 'Giấy chứng nhận',
  intro: 'Gõ mã trên giấy. Trang này chỉ cho biết học khóa nào, ngày nào. Giấy không ghi tên ai.',
  label: 'Mã trên giấy',
  check: 'Xem mã',
  good: (course: string, date: string) => `Mã đúng. Khóa "${course}", học xong ngày ${date}.`,
  bad: 'Mã này không đúng. Bạn xem lại từng chữ, từng số nhé.',
  head: 'GIẤY CHỨNG NHẬN',
  done: 'đã học xong khóa',
  on: (date: string) => `ngày ${date}`,
  code: 'Mã:',
  unnamed: 'Giấy không ghi tên. Mã cho biết giấy thật hay giả.',
} as const;

/** An ISO date as people write it. */
export const vietnameseDate = (iso: string): string => iso.split('-').map(Number).reverse().join('/');
