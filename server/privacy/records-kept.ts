import type { TableName } from '../store/copy/table';

/** Whose data a kind of record holds: of people who write to us, of staff, or of nobody. */
export type Whose = 'people' | 'staff' | 'nobody';

/** One kind of record, as it stands in the register of processing (docs/privacy/register.md). */
export interface RecordKept {
  /** What it is, in the operator's words. */
  what: string;
  whose: Whose;
  /** What it is for. */
  purpose: string;
  /** How it is protected where it lies. */
  sealed: string;
  /** When it goes. */
  ends: string;
  /** Fields with the moment (epoch ms) at which it came, and by which it is tied to a person or a member of staff. */
  at?: string;
  owner?: string;
}

const OWN_KEY = 'mã hóa bằng khóa riêng của từng người';
const KEY = 'mã hóa bằng khóa của đơn vị';
const CLEAR = 'không có nội dung; để nguyên';
const WITH_TALK = 'cùng cuộc trò chuyện';
const ANSWER = 'trả lời và giúp người nhắn';
const WORK = 'tổ chức ca trực';

/** Every kind of record that the store keeps; a new one without a line here does not compile. */
export const RECORDS_KEPT: Readonly<Record<TableName, RecordKept>> = {
  conversations: {
    what: 'Cuộc trò chuyện: tài khoản của người nhắn ở kênh, trạng thái, sự đồng ý, tin chưa đọc và chưa gửi',
    whose: 'people',
    purpose: ANSWER,
    sealed: OWN_KEY,
    ends: 'RETENTION_TALK_DAYS sau tin cuối (mặc định 30 ngày); có vụ việc thì RETENTION_DAYS (180 ngày) sau tin cuối, khi vụ việc đã đóng; có đăng ký nhận tin thì như có vụ việc; người nhắn xin xóa thì trong hai giờ, trừ vụ việc đang mở',
    at: 'touchedAt',
    owner: '_id',
  },
  lines: {
    what: 'Tin nhắn và trả lời',
    whose: 'people',
    purpose: ANSWER,
    sealed: `${OWN_KEY}; mã tin của nền tảng và giờ để nguyên`,
    ends: WITH_TALK,
    at: 'at',
    owner: 'conversation',
  },
  'known ids': {
    what: 'Mã tin đã nhận, để một tin không tính hai lần',
    whose: 'people',
    purpose: ANSWER,
    sealed: CLEAR,
    ends: WITH_TALK,
    owner: 'conversation',
  },
  media: {
    what: 'Ảnh, tệp, ghi âm người nhắn gửi: loại, cỡ, giờ',
    whose: 'people',
    purpose: ANSWER,
    sealed: OWN_KEY,
    ends: `${WITH_TALK}; không thuộc cuộc nào thì sau một ngày`,
    at: 'at',
    owner: 'conversation',
  },
  'media parts': {
    what: 'Nội dung của ảnh, tệp, ghi âm',
    whose: 'people',
    purpose: ANSWER,
    sealed: OWN_KEY,
    ends: 'cùng ảnh, tệp đó',
    owner: 'conversation',
  },
  cases: {
    what: 'Vụ việc: điều người nhắn kể, phiếu, ghi chú của nhân viên, nơi đã chuyển và sự đồng ý',
    whose: 'people',
    purpose: 'nhân viên giúp, chuyển cơ quan khi được đồng ý hoặc khi tính mạng bị đe dọa',
    sealed: `${OWN_KEY}; mã vụ, mức khẩn, giờ để nguyên; chỉ mục tìm kiếm có khóa`,
    ends: WITH_TALK,
    at: 'openedAt',
    owner: 'conversation',
  },
  unanswered: {
    what: 'Câu hỏi trợ lý chưa trả lời được, gộp theo câu; đã che tên và số, không kèm người hỏi; không lấy từ đoạn chat có vụ việc',
    whose: 'nobody',
    purpose: 'bổ sung kiến thức',
    sealed: KEY,
    ends: 'cùng cuộc trò chuyện của người hỏi, trừ khi người khác cũng hỏi đúng câu đó; RETENTION_DAYS sau lần hỏi cuối; hoặc khi biên tập đã xong',
    at: 'lastSeen',
  },
  'unanswered seen': {
    what: 'Cuộc trò chuyện nào đã hỏi câu mà trợ lý chưa trả lời được',
    whose: 'people',
    purpose: 'không đếm hai lần; xóa câu hỏi khi cuộc trò chuyện bị xóa',
    sealed: CLEAR,
    ends: `${WITH_TALK}; chậm nhất RETENTION_DAYS`,
    at: 'at',
    owner: 'conversation',
  },
  'campaign subscriptions': {
    what: 'Đăng ký nhận tin ngắn: chủ đề',
    whose: 'people',
    purpose: 'gửi tin người nhắn đã chọn',
    sealed: CLEAR,
    ends: 'khi nhắn "dừng" hay rút đồng ý; hoặc cùng cuộc trò chuyện',
    at: 'at',
    owner: '_id',
  },
  'campaign marks': {
    what: 'Đã gửi tin nào cho ai, kết quả',
    whose: 'people',
    purpose: 'không gửi hai lần; đếm kết quả',
    sealed: CLEAR,
    ends: 'cùng cuộc trò chuyện thì bỏ người, chỉ còn con số',
    at: 'at',
    owner: 'conversationId',
  },
  'course marks': {
    what: 'Kết quả học, đếm theo ngày, theo lớp, không kèm người học',
    whose: 'nobody',
    purpose: 'biết khóa học có ích không',
    sealed: CLEAR,
    ends: 'giữ lâu dài',
  },
  'turn figures': {
    what: 'Mỗi tin: ý hỏi, mức khẩn, kênh, kết quả; không lời, không người',
    whose: 'nobody',
    purpose: 'thống kê',
    sealed: CLEAR,
    ends: 'giữ lâu dài',
    at: 'at',
  },
  'article figures': {
    what: 'Bài nào đã đưa, có ích không; không kèm người',
    whose: 'nobody',
    purpose: 'sửa bài',
    sealed: CLEAR,
    ends: 'giữ lâu dài',
    at: 'at',
  },
  'case figures': {
    what: 'Con số của vụ việc: mức, loại, nước, tỉnh, thời gian, kết quả; không lời, không tên',
    whose: 'nobody',
    purpose: 'báo cáo; số nhỏ được che',
    sealed: KEY,
    ends: 'giữ lâu dài',
    at: 'openedAt',
  },
  classes: {
    what: 'Lớp học: mã, tên lớp do người dạy đặt',
    whose: 'nobody',
    purpose: 'học theo lớp',
    sealed: KEY,
    ends: 'giữ lâu dài',
    at: 'createdAt',
  },
  campaigns: {
    what: 'Đợt gửi tin: lời, chủ đề, ai soạn, ai duyệt',
    whose: 'staff',
    purpose: 'gửi tin',
    sealed: KEY,
    ends: 'giữ lâu dài',
    at: 'changedAt',
  },
  'campaign pictures': {
    what: 'Hình của đợt gửi tin, biên tập tải lên, đã vẽ lại: không còn nơi chụp, máy chụp',
    whose: 'nobody',
    purpose: 'gửi tin',
    sealed: KEY,
    ends: 'chưa duyệt và không đợt nào dùng thì sau bảy ngày; đã duyệt thì giữ lâu dài',
    at: 'at',
  },
  editions: {
    what: 'Bài viết trong bàn biên tập, ai viết, ai duyệt',
    whose: 'staff',
    purpose: 'kiến thức',
    sealed: KEY,
    ends: 'giữ lâu dài',
  },
  staff: {
    what: 'Tài khoản nhân viên: tên, vai trò, mật khẩu đã băm, lớp xác thực thứ hai',
    whose: 'staff',
    purpose: 'vào bàn trực',
    sealed: `${KEY}; tên và vai trò để nguyên`,
    ends: 'khi đơn vị bỏ',
    at: 'createdAt',
    owner: '_id',
  },
  sessions: {
    what: 'Phiên đăng nhập của nhân viên: giờ, trình duyệt',
    whose: 'staff',
    purpose: 'vào bàn trực',
    sealed: 'chỉ giữ mã đã băm',
    ends: 'khi thoát; hết hạn thì trong một giờ',
    at: 'createdAt',
    owner: 'staffId',
  },
  audit: {
    what: 'Nhật ký: nhân viên nào làm gì, xem vụ nào; không có nội dung',
    whose: 'staff',
    purpose: 'kiểm tra',
    sealed: 'chuỗi mã có khóa, sửa là lộ',
    ends: 'giữ lâu dài',
    at: 'at',
    owner: 'staffId',
  },
  presence: {
    what: 'Nhân viên đang trực hay nghỉ',
    whose: 'staff',
    purpose: WORK,
    sealed: CLEAR,
    ends: 'ghi đè',
    at: 'seenAt',
    owner: '_id',
  },
  shifts: {
    what: 'Lịch trực',
    whose: 'staff',
    purpose: WORK,
    sealed: CLEAR,
    ends: 'khi đơn vị bỏ',
    at: 'from',
    owner: 'staffId',
  },
  pages: {
    what: 'Lời báo đang gửi cho người trực: mã vụ, mức khẩn',
    whose: 'staff',
    purpose: WORK,
    sealed: KEY,
    ends: 'khi gửi xong',
  },
  subscriptions: {
    what: 'Trình duyệt của nhân viên nhận báo',
    whose: 'staff',
    purpose: WORK,
    sealed: KEY,
    ends: 'khi tắt',
    owner: 'staffId',
  },
  secrets: {
    what: 'Khóa nội bộ, mã truy cập của nền tảng',
    whose: 'nobody',
    purpose: 'vận hành',
    sealed: KEY,
    ends: 'khi đổi',
  },
};
