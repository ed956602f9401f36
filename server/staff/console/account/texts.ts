/** What somebody reads on the page of their own account. */
export const accountTexts = {
  pushTitle: 'Báo khi bạn không mở bàn trực',
  pushLead:
    'Máy này hiện thông báo khi một ca chờ quá lâu. Thông báo không có nội dung của ca. Chỉ bật trên máy của riêng bạn.',
  pushOn: 'Bật thông báo trên máy này',
  pushOff: 'Tắt thông báo trên máy này',
  pushIsOn: 'Máy này đang nhận thông báo.',
  pushFailed: 'Chưa đổi được',
  pushDenied: 'Trình duyệt đang chặn thông báo. Bạn mở cài đặt của trang này trong trình duyệt và cho phép thông báo.',
  pushMissing: 'Trình duyệt này không nhận được thông báo, hoặc trang chưa chạy bằng https.',
};
