/** What colleagues are asked to look at. */
export const attentionTexts = {
  title: 'Cần để ý',
  failed: 'Chưa tải được việc cần để ý',
  accounts: 'Tài khoản chờ người thứ hai xác nhận',
  accountsLead:
    'Quản trị viên vừa mở hoặc đổi các tài khoản này. Bạn gọi hỏi đúng người đó: có phải chính họ vừa đặt mật khẩu không? Đúng thì xác nhận. Không rõ thì đừng xác nhận, báo người phụ trách.',
  none: 'Không có.',
  why: {
    new: 'tài khoản mới',
    role: 'đổi vai trò',
    name: 'đổi tên',
    password: 'đặt lại mật khẩu',
    'second-factor': 'bỏ mã xác thực',
    enabled: 'mở khóa',
  },
  by: (name: string) => `do ${name} làm`,
  noPassword: 'chưa tự đặt mật khẩu',
  confirm: 'Xác nhận',
  confirmOf: (name: string) => `Xác nhận tài khoản của ${name}`,
  confirmSure: (name: string) => `Bạn đã hỏi ${name}, và đúng là chính họ?`,
  confirmed: (name: string) => `Đã xác nhận tài khoản của ${name}.`,
  confirmFailed: 'Chưa xác nhận được',
  left: 'Ca khẩn cần xem lại',
  leftLead: 'Có người đóng ca khi chưa ai trả lời người kêu cứu, hoặc để ca chờ hơn một ngày. Bạn xem ca có ổn không.',
  leftWhat: { closed: 'đóng khi chưa ai trả lời', aside: 'để chờ hơn một ngày' },
  many: 'Xem hoặc tìm rất nhiều',
  manyLead: 'Trong một giờ, từ 40 ca hay 40 lần tìm trở lên. Có thể có lý do; bạn hỏi người đó, và xem nhật ký.',
  what: { cases: 'mở rất nhiều ca', searches: 'tìm rất nhiều tên, số' },
  altered: 'Có người sửa dữ liệu ngoài chương trình',
  alteredLead:
    'Ai đó đã ghi thẳng vào cơ sở dữ liệu. Ca bị sửa đã được đưa lại đúng như trước. Bạn xem ca đó ngay, và báo người quản lý máy chủ.',
  alteredWhat: {
    'put-right': 'bị sửa cho khó thấy, đã đưa lại vào hàng chờ',
    unreadable: 'bị làm hỏng, không đọc được nữa',
  },
  waitTitle: 'Tài khoản chờ xác nhận',
  waitLead:
    'Tài khoản của bạn vừa được mở hoặc đổi. Trưởng ca cần xác nhận đúng là bạn, rồi bạn mới xem được ca và bài viết. Bạn gọi trưởng ca, xong thì bấm “Thử lại” và đăng nhập lại. Mật khẩu do người khác đặt cho bạn thì xin quản trị viên đường dẫn để tự đặt trước.',
  again: 'Thử lại',
};
