/** What an auditor reads. */
export const auditTexts = {
  title: 'Nhật ký',
  lead: 'Ai đã làm gì, xem gì. Nhật ký không có nội dung tin nhắn.',
  failed: 'Chưa tải được nhật ký',
  verify: 'Kiểm tra nhật ký',
  verifyFailed: 'Chưa kiểm tra được',
  whole: (entries: number) => `Nhật ký còn nguyên vẹn: ${entries} dòng.`,
  broken: (place: number) => `Nhật ký đã bị sửa từ dòng ${place}. Bạn báo ngay cho người phụ trách.`,
  at: 'Lúc',
  who: 'Ai',
  what: 'Việc',
  target: 'Với',
  detail: 'Chi tiết',
  everybody: 'Mọi người',
  filter: 'Xem của',
  older: 'Xem dòng cũ hơn',
  newest: 'Về dòng mới nhất',
};
