/** What editors read of an edition. */
export const EDITION = {
  unreadable: 'Bản này viết theo mẫu cũ, máy không đọc được nữa. Bạn chọn bản khác, hoặc viết bản mới.',
};
