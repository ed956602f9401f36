import { PRIORITY_WORDS, STEP_WORDS } from '../sheet-words';
import type { Role } from './api/staff';
import type { MessageState, Outcome, Priority, Sender, WorkStep } from './api/types';

/** Words for the data that the server names by codes. What has no word here is shown as it came. */
export const priorityLabels: Record<Priority, string> = PRIORITY_WORDS;
export const roleLabels: Record<Role, string> = {
  admin: 'Quản trị',
  supervisor: 'Trưởng ca',
  counsellor: 'Tư vấn viên',
  editor: 'Biên tập',
  auditor: 'Kiểm tra',
};
export const senderLabels: Record<Sender, string> = {
  user: 'Người nhắn',
  bot: 'Trợ lý tự động',
  staff: 'Tổng đài',
  system: 'Hệ thống',
};

export const outcomeLabels: Record<Outcome | 'muted', string> = {
  helped: 'Đã giúp xong',
  referred: 'Đã chuyển cơ quan khác',
  no_contact: 'Không liên lạc được nữa',
  not_related: 'Không liên quan',
  duplicate: 'Trùng với ca khác',
  withdrawn: 'Người nhắn xin thôi',
  muted: 'Tắt báo',
};

/** The six steps of 111's work, in order. */
export const WORK_STEPS: readonly WorkStep[] = ['receive', 'assess', 'needs', 'plan', 'support', 'review'];
export const stepLabels: Record<WorkStep, string> = STEP_WORDS;

export const messageStateLabels: Record<MessageState, string> = {
  received: 'nhận',
  unread: 'nhận, trợ lý chưa đọc',
  queued: 'đang gửi',
  sent: 'đã gửi',
  delivered: 'đã tới máy',
  read: 'đã xem',
  failed: 'không gửi được',
};

/** Words of ours that stand beside a deed. */
export const detailLabels: Readonly<Record<string, string>> = {
  again: 'lần hai',
  everybody: 'báo mọi người trong ca',
  supervisor: 'báo trưởng ca, gọi cả ngoài bàn trực',
  search: 'có tìm kiếm',
  override: 'dù có cảnh báo',
  available: 'nhận ca',
  break: 'nghỉ',
  off: 'rời bàn',
  offline: 'người giữ mất kết nối',
  shift: 'hết ca trực',
  silent: 'người giữ im lặng',
  spoke: 'đã nói chuyện với người nhắn',
  disabled: 'tài khoản bị khóa',
  date: 'tới hẹn',
  safe: 'an toàn',
  unsure: 'chưa rõ',
  unsafe: 'không an toàn',
  hours: 'chỉ giờ đã hẹn',
  csv: 'tệp CSV',
  xlsx: 'tệp Excel',
  json: 'trên màn hình',
};

export const channelLabels: Readonly<Record<string, string>> = {
  messenger: 'Messenger',
  zalo: 'Zalo OA',
  'zalo-oa': 'Zalo OA',
  'zalo-bot': 'Zalo Bot',
  web: 'Trang web',
  webchat: 'Trang web',
  directline: 'Trang web',
};

export const actionLabels: Readonly<Record<string, string>> = {
  open: 'mở ca',
  opened: 'mở ca',
  added: 'thêm tin vào ca',
  raised: 'nâng mức khẩn',
  escalated: 'nâng mức khẩn',
  withdrawn: 'người nhắn rút lại yêu cầu',
  overdue: 'quá giờ chưa ai nhận',
  paged: 'báo cho người trực',
  claim: 'nhận ca',
  claimed: 'nhận ca',
  release: 'trả ca',
  released: 'trả ca',
  transfer: 'chuyển ca',
  transferred: 'chuyển ca',
  move: 'chuyển cơ sở',
  step: 'sang bước khác',
  referral: 'ghi kết quả chuyển cơ quan',
  follow: 'chờ nơi khác trả lời',
  hand_on: 'ca được giao lại',
  return: 'ca trở lại hàng chờ',
  remind: 'nhắc hẹn',
  safety: 'ghi việc nhắn tin có an toàn không',
  sheet: 'sửa phiếu',
  alarm: 'báo lại vì chưa ai nhận',
  unsent: 'có tin không tới được người nhắn',
  message: 'trả lời người nhắn',
  messages: 'trả lời người nhắn',
  messaged: 'trả lời người nhắn',
  note: 'ghi chú',
  notes: 'ghi chú',
  noted: 'ghi chú',
  refer: 'chuyển cơ quan',
  referred: 'chuyển cơ quan',
  close: 'đóng ca',
  closed: 'đóng ca',
  reopen: 'mở lại ca',
  reopened: 'mở lại ca',
  mute: 'tắt báo của người nhắn',
  unmute: 'bật báo lại cho người nhắn',
  own_data: 'quyền về dữ liệu',
};

export const intentLabels: Readonly<Record<string, string>> = {
  what_is_trafficking: 'Thế nào là mua bán người',
  recruiter_tricks: 'Thủ đoạn tuyển người',
  scam_compound: 'Khu lừa đảo, casino ở nước ngoài',
  marriage_trafficking: 'Môi giới hôn nhân, bị bán làm vợ',
  child_trafficking: 'Mua bán, bắt cóc trẻ em',
  organ_trafficking: 'Mua bán nội tạng, mang thai hộ trái phép',
  sexual_exploitation: 'Bóc lột tình dục',
  forced_labor: 'Cưỡng bức lao động',
  victim_signs: 'Dấu hiệu nhận ra nạn nhân',
  self_protection: 'Cách tự bảo vệ',
  law_penalties: 'Luật và mức phạt',
  campaign_day: 'Ngày 30/7, tuyên truyền',
  legal_routes: 'Đường đi làm hợp pháp',
  check_company: 'Kiểm tra công ty',
  fees_deposits: 'Phí, tiền cọc',
  labor_contract: 'Hợp đồng lao động',
  visa_documents: 'Visa, giấy tờ',
  market_info: 'Thông tin thị trường',
  rights_abroad: 'Quyền lợi khi làm ở nước ngoài',
  predeparture: 'Chuẩn bị trước khi đi',
  offer_check: 'Hỏi tin tuyển dụng có an toàn không',
  broker_fraud: 'Bị môi giới lừa tiền',
  victim_support: 'Chế độ hỗ trợ nạn nhân',
  victim_identification: 'Xác định nạn nhân',
  shelter: 'Nơi tạm lánh',
  return_home: 'Về nước',
  psychosocial: 'Tâm lý, kỳ thị',
  legal_aid: 'Trợ giúp pháp lý',
  reintegration: 'Hòa nhập lại',
  self_in_danger: 'Người nhắn đang gặp nguy hiểm',
  other_in_danger: 'Người khác đang gặp nguy hiểm',
  missing_contact: 'Người thân mất liên lạc',
  report_tip: 'Tố giác',
  talk_to_human: 'Muốn gặp nhân viên',
  hotline_contact: 'Hỏi số tổng đài',
  embassy_contact: 'Hỏi số đại sứ quán',
  greeting: 'Chào hỏi',
  thanks_bye: 'Cảm ơn, tạm biệt',
  about_bot: 'Hỏi về trợ lý, về dữ liệu',
  abuse_spam: 'Quấy rối, thử máy',
  out_of_scope: 'Ngoài phạm vi',
};
