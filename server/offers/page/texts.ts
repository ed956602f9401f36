/** What the page itself says; what stands still is in index.html, the verdict's words come from the server. */
export const texts = {
  empty: 'Bạn dán chữ vào ô, hoặc chọn một ảnh chụp màn hình.',
  checking: 'Đang xem…',
  reading: 'Đang đọc chữ trong ảnh… (vài giây)',
  read: 'Đọc xong. Bạn xem lại chữ, sửa chỗ sai rồi bấm “Xem tin này”.',
  readUnsure: 'Ảnh hơi mờ nên có thể đọc sai. Bạn sửa lại cho đúng, hoặc chụp rõ hơn rồi gửi lại.',
  failed: 'Chưa xem được, có thể do mạng. Bạn thử lại nhé.',
  why: 'Vì sao',
  signs: 'Điều tốt thấy trong tin, và cách kiểm',
  questions: 'Câu nên hỏi họ',
  urgent: 'Có người đang gặp nguy hiểm? Gọi 113 hoặc 111 lúc không ai nghe thấy, hoặc nhắn ngay cho Hải Đăng.',
  chat: 'Nhắn cho Hải Đăng',
  handOver: 'Báo tin này, hoặc hỏi thêm',
  handOverHow: 'Mở trang nhắn tin, có sẵn tin này trong ô viết. Bạn bấm Gửi thì tin mới đi.',
  card: 'Ảnh để gửi cho người quen (không có tên ai)',
  cardText: 'Tấm thẻ ghi kết quả và lý do',
};
