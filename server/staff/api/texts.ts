import type { HandoffStatus } from '../../../bot/handoff';
import type { Caution, SafetyState } from '../../../bot/safety';
import type { CampaignProblem } from '../../campaigns/campaigns';
import type { ConflictReason } from '../../cases/actions';
import type { EditorialRefused } from '../../content/editorial';

/** Titles of problem documents, by HTTP status. */
export const TITLES: Record<number, string> = {
  400: 'Yêu cầu chưa đúng',
  401: 'Chưa đăng nhập',
  403: 'Không được phép',
  404: 'Không tìm thấy',
  405: 'Không làm được việc này',
  409: 'Chưa làm được lúc này',
  410: 'Đường dẫn đã hết tác dụng',
  413: 'Nội dung quá lớn',
  415: 'Sai loại dữ liệu',
  422: 'Chưa rõ là việc nào',
  429: 'Thử quá nhiều lần',
  500: 'Máy chủ gặp lỗi',
};

/** What went wrong, in words that staff can act on. `{owner}` is who has the case. */
export const DETAILS = {
  malformed: 'Dữ liệu gửi lên không đọc được.',
  invalid: 'Có chỗ chưa đúng: {fields}.',
  key: 'Idempotency-Key phải có từ 1 đến 200 ký tự, không dấu cách.',
  keyReused: 'Idempotency-Key này đã dùng cho một việc khác.',
  signIn: 'Bạn hãy đăng nhập lại.',
  wrongPassword: 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
  wrongCode: 'Mã chưa đúng, hoặc đã dùng rồi. Chờ mã mới rồi thử lại.',
  codeNeeded: 'Nhập mã 6 số trong ứng dụng xác thực, hoặc một mã dự phòng.',
  factorState: 'Bước này không hợp lúc này. Bạn tải lại trang rồi thử lại.',
  commonPassword: 'Mật khẩu này ai cũng đoán ra. Bạn đặt một câu dài dễ nhớ, không có tên mình và tên nơi làm việc.',
  wrongCurrent: 'Mật khẩu đang dùng chưa đúng.',
  confirmNeeded: 'Bạn nhập lại mật khẩu để làm việc này.',
  passwordLink: 'Đường dẫn đặt mật khẩu không đúng, đã dùng, hoặc quá hạn. Bạn xin quản trị viên đường dẫn mới.',
  unknownSession: 'Phiên này không còn.',
  lastAdmin: 'Không tự khóa hay đổi vai trò của mình được, và phải còn ít nhất một quản trị viên.',
  accountsBusy: 'Có người đang đổi một tài khoản khác. Bạn thử lại sau vài giây.',
  awaiting: 'Tài khoản này chờ trưởng ca xác nhận. Bạn gọi trưởng ca.',
  mayNotConfirm: 'Việc này trưởng ca làm, và không ai tự xác nhận cho mình.',
  alreadyConfirmed: 'Tài khoản này không chờ xác nhận.',
  confirmChanged: 'Tài khoản này vừa được đổi nữa. Bạn xem lại, hỏi lại người ấy rồi hãy xác nhận.',
  noPasswordYet: 'Người này chưa tự đặt mật khẩu. Họ đặt xong, bạn hỏi lại họ rồi hãy xác nhận.',
  forbidden: 'Vai trò của bạn không làm được việc này.',
  version: 'If-Match phải là số phiên bản của ca.',
  crossSite: 'Yêu cầu đến từ trang khác nên không được nhận.',
  unsafe: '{why} Tin chưa gửi. Vẫn cần gửi thì ghi lý do.',
  staleField: 'Có người vừa sửa mục này. Bạn xem lại rồi sửa tiếp; chưa có gì bị ghi đè.',
  notYours: 'Ca này {owner} đang giữ. Chỉ {owner} hoặc trưởng ca làm được việc này.',
  unknownPath: 'Không có địa chỉ này.',
  unknownCourse: 'Không có khóa học này.',
  unknownProvince: 'Không có tỉnh, thành phố tên như vậy.',
  unknownFile: 'Bộ này không có tệp đó.',
  unknownCase: 'Không có ca này.',
  noConsent: 'Kênh này không có, hoặc không cần xin quyền.',
  unknownMedia: 'Ca này không có ảnh hay tệp này, hoặc đã bị xoá.',
  period: 'Khoảng ngày chưa đúng: ngày cuối không được trước ngày đầu, dài nhất hai năm.',
  unknownField: 'Phiếu bàn giao không có mục này.',
  unknownStaff: 'Không có nhân viên này.',
  unknownOffice: 'Không có cơ sở này, hoặc ở đó chưa có ai nhận ca.',
  notForCases: 'Người này không nhận ca được.',
  nothingNext: 'Không có ca nào đang chờ.',
  full: 'Bạn đang giữ đủ số ca. Xong bớt rồi nhận tiếp. Ca khẩn vẫn nhận được.',
  unknownShift: 'Không có ca trực này.',
  noShift: 'Bạn chưa vào ca trực.',
  shiftTimes: 'Ca trực phải kết thúc sau khi bắt đầu, dài nhất 16 giờ.',
  pastDate: 'Ngày hẹn phải ở phía trước.',
  longFollow: 'Chờ lâu nhất 30 ngày một lần. Tới hẹn, ca trở lại và bạn hẹn tiếp được.',
  longMute: 'Tắt báo lâu nhất 14 ngày một lần.',
  tooManyViews: 'Đã đủ 30 bộ lọc. Xóa bớt rồi lưu tiếp.',
  method: 'Địa chỉ này không nhận cách gọi đó.',
  usernameTaken: 'Tên đăng nhập này đã có người dùng.',
  setupDone: 'Tài khoản quản trị đầu tiên đã được tạo. Bạn hãy đăng nhập.',
  setupToken: 'Đường dẫn này không đúng hoặc đã cũ. Xem đường dẫn mới trong dòng khởi động của máy chủ.',
  tooLarge: 'Nội dung gửi lên vượt quá 1 MB.',
  notJson: 'Yêu cầu phải có Content-Type: application/json.',
  tooMany: 'Bạn chờ một phút rồi thử lại.',
  internal: 'Máy chủ chưa làm được. Bạn thử lại sau ít phút.',
} as const;

/** Why nothing can be done with an article. */
export const EDITORIAL: Record<EditorialRefused['reason'], string> = {
  unknown: 'Không có bài này, hoặc không có bản đó.',
  taken: 'Đã có bài mang mã này. Bạn chọn mã khác.',
  state: 'Bản này không còn ở bước đó. Bạn tải lại trang.',
  stale: 'Có người vừa sửa bản này. Bạn xem lại rồi sửa tiếp; chưa có gì bị ghi đè.',
  own: 'Bạn đã viết trong bản này. Người khác phải duyệt.',
  faulty: 'Bài còn chỗ chưa đúng. Bạn sửa theo danh sách rồi thử lại.',
};

/** Why a case does not allow an action now. */
export const CONFLICTS: Record<ConflictReason, string> = {
  taken: '{owner} đã nhận ca này.',
  'not-claimed': 'Ca này chưa ai nhận. Bạn nhận ca trước đã.',
  closed: 'Ca này đã đóng.',
  'not-closed': 'Ca này đang mở.',
  'same-office': 'Ca này đang ở cơ sở đó rồi.',
  'no-referral': 'Ca này không có lần chuyển đó.',
  'answer-first': 'Người này đang chờ bạn trả lời. Bạn nhắn cho họ, hoặc ghi là vừa nói chuyện, rồi hãy chờ nơi khác.',
  'words-needed': 'Ca khẩn cấp: bạn ghi vì sao chắc không có ai gặp nguy.',
  'say-more': 'Ca khẩn cấp: bạn ghi vài chữ đã nói gì với họ, hay đang chờ gì và ai đang lo cho họ.',
  'not-muted': 'Người này không bị tắt báo.',
  'no-wish': 'Ca này không có yêu cầu đó đang chờ.',
  'second-person': 'Bạn là người đề nghị xóa. Một trưởng ca khác phải xem rồi xác nhận.',
  'close-first': 'Ca này chưa đóng. Đóng ca rồi hãy xác nhận xóa.',
  changed: 'Ca này vừa có người sửa. Bạn xem lại rồi làm tiếp.',
  'same-owner': '{owner} đang giữ ca này rồi.',
  'another-open': 'Người này đang có một ca khác chưa đóng.',
  busy: 'Nhiều người cùng làm ca này một lúc. Bạn thử lại.',
};

/** Whom to name when nobody has the case. */
export const SOMEBODY = 'Người khác';

/** What stands in a transcript for what is not text. */
export const SHOWN = {
  image: '[ảnh]',
  audio: '[âm thanh]',
  video: '[video]',
  sticker: '[nhãn dán]',
  location: '[vị trí]',
  file: '[tệp]',
  /** Beside what could not be fetched or is not kept. */
  lost: '(không lấy được)',
  tap: '[bấm nút]',
  empty: '[tin trống]',
  event: '[sự kiện]',
  join: 'Mở khung chat',
} as const;

/** Lines of a transcript about what was done without a message. */
export const DEEDS = {
  takenOver: 'Có người trả lời ngoài bảng điều khiển',
  givenBack: 'Khung chat được trả lại cho trợ lý tự động',
  contact: 'Người nhắn gửi thông tin liên hệ: {value}',
  withdrawn: 'Người nhắn rút đồng ý ở nền tảng, muốn xóa dữ liệu của mình',
  reacted: 'Người nhắn thả {sign}',
  unreacted: 'Người nhắn bỏ {sign}',
  edited: '[sửa tin] {text}',
  recalled: 'Người nhắn thu hồi một tin',
  left: 'Người nhắn bỏ theo dõi',
  goodbye: 'Người nhắn đã thoát và xóa đoạn chat trên máy. Từ đây không ai ở phía họ đọc được tin trong ca này',
} as const;

/** Lines of a transcript about who answers the person. `{name}` is who did it. */
export const HANDOFFS: Record<HandoffStatus['state'], string> = {
  accepted: '{name} nhận ca',
  released: '{name} trả ca',
  followed: '{name} chờ nơi khác trả lời; trợ lý tự động trả lời tiếp',
  completed: '{name} đóng ca',
  reopened: '{name} mở lại ca',
  absent: 'Người nhắn được báo là chưa có người trực',
  late: 'Người nhắn được báo là chưa có người nhận ca',
};

/** Lines of a transcript about whether the person may be written to. */
export const SAFETIES: Record<SafetyState, string> = {
  safe: 'Nhắn tin: an toàn',
  unsure: 'Nhắn tin: chưa rõ có an toàn không',
  unsafe: 'Nhắn tin: không an toàn',
  hours: 'Nhắn tin: chỉ vào giờ đã hẹn',
};

/** What staff have decided about what the person writes; `{until}` is a time of day and date in Vietnam. */
export const MUTES = { on: 'Tắt báo tới {until}', off: 'Bật báo lại' };

/** Why a message was not sent. `{since}` is a time of day and date in Vietnam. */
export const CAUTIONS: Record<Caution, string> = {
  unsafe: 'Từ {since}, nhắn cho người này là không an toàn: tin có thể rơi vào tay người khác.',
  'outside-hours': 'Người này chỉ hẹn nhắn vào giờ khác: lúc này tin có thể rơi vào tay người khác.',
  silence: 'Người này im lặng từ {since}, đã quá 15 phút: có thể người khác đang cầm máy.',
};

/** Who acts when it is not a member of staff. */
export const ACTORS: ReadonlyMap<string, string> = new Map([
  ['system', 'Trợ lý tự động'],
  ['user', 'Người nhắn'],
]);

/** Why a picture that an editor brings is not taken. */
export const BROUGHT_PICTURES = {
  type: 'Chỉ nhận hình PNG, JPEG hoặc WebP.',
  tooLarge: 'Hình nặng quá 15 MB. Bạn thu nhỏ hình rồi tải lại.',
  tooManyPixels: 'Hình to quá 40 triệu điểm ảnh. Bạn thu nhỏ hình rồi tải lại.',
  broken: 'Không mở được hình này: tệp bị hỏng. Bạn chọn hình khác.',
};

/** Why a campaign does not allow what was asked. */
export const CAMPAIGN_DETAILS: Record<CampaignProblem, string> = {
  unknown: 'Không có chiến dịch này.',
  changed: 'Có người vừa sửa chiến dịch này. Bạn tải lại rồi làm tiếp.',
  state: 'Chiến dịch đang ở bước khác nên chưa làm được việc này.',
  own: 'Người viết không tự duyệt được. Nhờ một người khác xem và duyệt.',
  nobody: 'Chưa có ai đăng ký nhận tin loại này nên chưa duyệt được.',
  'too-long': 'Tin dài quá so với một kênh. Xem số chữ của từng kênh rồi rút gọn.',
  'picture-too-large': 'Hình nặng quá so với một kênh. Xem mức của từng kênh rồi chọn hình nhẹ hơn, hoặc bỏ hình.',
  phone: 'Tin có số điện thoại không nằm trong danh sách số liệu. Bạn xem lại số, hoặc bỏ đi.',
  link: 'Tin có đường dẫn ra trang khác. Chỉ dùng được trang của mình và trang của cơ quan nhà nước (gov.vn).',
  hidden: 'Tin có ký tự ẩn: chữ người ta đọc khác chữ đã viết. Bạn xóa đoạn đó, gõ lại bằng tay.',
  picture: 'Hình này không còn. Bạn tải hình lên lại.',
  article: 'Không có bài này để đưa kèm.',
  interests: 'Chọn ít nhất một loại tin mà người ta có thể đăng ký.',
  period: 'Thời gian chưa đúng: phải kết thúc sau khi bắt đầu, ở phía trước, dài nhất 62 ngày.',
  over: 'Thời gian của chiến dịch đã hết.',
};
