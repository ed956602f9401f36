import type { Caution, Hours, ReferralResult } from '../api/types';
import { PAPER } from '../../sheet-file/texts';
import { CONSENT_WORDS, FIELD_WORDS, SAFETY_WORDS } from '../../sheet-words';

/** What staff read about the handover sheet, the person's safety, referrals and dates. */
export const sheetTexts = {
  title: 'Phiếu bàn giao',
  unknown: (n: number) => `Còn chưa biết (${n})`,
  edit: 'Sửa',
  fill: 'Ghi',
  editOf: (field: string) => `Sửa: ${field}`,
  fillOf: (field: string) => `Ghi: ${field}`,
  save: 'Lưu',
  cleared: 'đã xóa',
  setBy: (name: string) => `${name} sửa`,
  understood: 'Trợ lý hiểu từ tin nhắn',
  past: (n: number) => `${n} lần sửa trước`,
  failed: 'Chưa lưu được. Chữ của bạn vẫn còn',
  theirs: (name: string) => `${name} vừa sửa mục này thành:`,
  emptyValue: '(để trống)',
  keepTheirs: 'Giữ bản đó',
  keepMine: 'Lưu bản của tôi',
  print: 'In phiếu',
};

export const fieldLabels: Readonly<Record<string, string>> = FIELD_WORDS;

export const safetyTexts = {
  title: 'Nhắn lúc này',
  change: 'Đổi',
  states: SAFETY_WORDS,
  hours: (hours: readonly Hours[]) => hours.map(({ from, to }) => `${from}–${to}`).join(', '),
  codeWord: (word: string) => `Từ hẹn: ${word}`,
  left: 'còn nhắn được',
  leftHint: 'Quá 15 phút người nhắn im lặng thì bàn trực sẽ hỏi lý do trước khi gửi.',
  dialogTitle: 'Nhắn cho người này có an toàn không?',
  stateLabel: 'Theo lời người nhắn',
  hoursLabel: 'Giờ nhắn được (giờ Việt Nam)',
  from: 'Từ',
  to: 'Đến',
  codeWordLabel: 'Từ hẹn riêng (không bắt buộc)',
  codeWordHint:
    'Ít nhất 3 chữ, không phải “thoát”. Người nhắn gõ riêng từ này thì khung chat thành vô hại; gõ lại thì mở ra.',
  save: 'Ghi lại',
  hoursNeeded: 'Bạn điền đủ giờ.',
  warn: 'Ghi là không an toàn',
  warnLead: 'Biết là nhắn không an toàn thì bạn ghi ngay. Điều khác do người giữ ca ghi.',
  cautions: {
    unsafe: 'Đã ghi: nhắn cho người này là không an toàn. Tin có thể rơi vào tay người khác.',
    'outside-hours': 'Ngoài giờ đã hẹn. Lúc này tin có thể rơi vào tay người khác.',
    silence: 'Người này im lặng quá 15 phút. Có thể người khác đang cầm máy.',
  } satisfies Record<Caution, string>,
  since: 'từ',
  reason: 'Vì sao vẫn cần gửi?',
  reasonHint: 'Lý do được ghi vào ca. Câu đầu của tin phải vô hại nếu hiện trên màn hình khóa.',
  sendAnyway: 'Vẫn gửi',
  remind: 'Khi nói xong, nhắc người nhắn xóa cuộc trò chuyện nếu máy có người khác xem.',
};

export const stepTexts = {
  label: 'Bước',
  of: (place: number, label: string) => `${place}/6 ${label}`,
};

export const referralTexts = {
  asks: 'Tin này hỏi ý báo nơi khác: gửi kèm hai nút “Đồng ý”, “Không đồng ý”',
  title: 'Đã chuyển cơ quan',
  none: 'Chưa chuyển nơi nào.',
  consentLabel: 'Người liên quan có đồng ý không?',
  consents: CONSENT_WORDS,
  askAt: 'Hỏi lại vào',
  askLate: 'Đã tới hạn hỏi lại',
  results: {
    accepted: 'Đã nhận',
    declined: 'Không nhận',
    done: 'Đã xong',
  } satisfies Record<ReferralResult, string>,
  answer: 'Ghi trả lời',
  answerOf: (agency: string) => `Ghi trả lời của ${agency}`,
  answerTitle: 'Cơ quan trả lời thế nào?',
  answerText: 'Họ nói gì',
  answerDo: 'Ghi lại',
};

export const followTexts = {
  title: 'Chờ nơi khác trả lời',
  lead: 'Trong lúc chờ, trợ lý tự động trả lời tiếp. Tới hẹn, ca trở lại hàng chờ.',
  until: 'Chờ tới',
  text: 'Chờ ai, việc gì',
  do: 'Bắt đầu chờ',
  dateNeeded: 'Bạn chọn một lúc ở phía trước.',
};

export const caseTabs = {
  label: 'Thông tin của ca',
  sheet: 'Phiếu',
  notes: 'Ghi chú',
  referrals: 'Cơ quan',
  links: 'Liên quan',
  history: 'Lịch sử',
};

export const linkTexts = {
  title: 'Ca có điểm chung',
  none: 'Chưa thấy ca nào có điểm chung.',
  failed: 'Chưa tìm được ca liên quan',
  kinds: {
    phone: 'Cùng số điện thoại',
    account: 'Cùng tài khoản',
    link: 'Cùng đường dẫn',
    company: 'Cùng công ty',
    address: 'Cùng địa chỉ',
    plate: 'Cùng biển số xe',
    advert: 'Cùng một tin, hoặc gần giống',
    return: 'Cùng mã quay lại',
  } as Readonly<Record<string, string>>,
};

export const printTexts = {
  back: 'Về ca',
  unknown: PAPER.unknown,
  printed: (name: string, time: string) => `${name} in ${time}.`,
  secret: PAPER.secret,
};
