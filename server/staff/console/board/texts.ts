/** What a supervisor reads at a glance. */
export const boardTexts = {
  title: 'Bảng trực',
  failed: 'Chưa tải được bảng',
  numbers: 'Tình hình lúc này',
  waiting: 'Chờ người nhận',
  claimed: 'Có người giữ',
  following: 'Đang hẹn theo dõi',
  overdue: 'Quá giờ',
  onDuty: 'Đang trực',
  oldest: 'Ca khẩn chờ lâu nhất',
  noUrgent: 'Không có.',
  atLeast: (n: number) => `${n}+`,
  fresh: 'Số tự cập nhật khi có tin mới.',
};
