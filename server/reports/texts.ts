import type { Intent } from '../../knowledge/schema';

/** Headings and rows of the figures as staff and committees read them. */
export const ROWS = {
  section: 'Mục',
  row: 'Chi tiết',
  value: 'Số liệu',
  period: 'Thời gian',
  days: '{from} đến {to}',
  cases: 'Ca',
  opened: 'Ca mới',
  closed: 'Ca đã đóng',
  abandoned: 'Người nhắn bỏ đi trước khi có người trả lời',
  referred: 'Ca có chuyển cơ quan khác',
  byUrgency: 'Ca theo mức gấp',
  byTopic: 'Ca theo nội dung',
  byCountry: 'Ca theo nước',
  byProvince: 'Ca theo tỉnh, thành phố',
  byChannel: 'Ca theo kênh',
  byOutcome: 'Ca theo kết quả',
  byAgency: 'Ca theo cơ quan tiếp nhận',
  response: 'Thời gian chờ (giây)',
  claimedMedian: 'Tới khi có người nhận: ở giữa',
  claimedP90: 'Tới khi có người nhận: 9 trên 10 ca không quá',
  answeredMedian: 'Tới tin đầu của nhân viên: ở giữa',
  answeredP90: 'Tới tin đầu của nhân viên: 9 trên 10 ca không quá',
  messages: 'Tin nhắn khi trợ lý tự động trả lời',
  read: 'Tin đã đọc',
  answered: 'Trợ lý tự trả lời',
  handed: 'Chuyển cho nhân viên',
  unanswered: 'Chưa hiểu, phải hỏi lại',
  share: 'Phần trợ lý tự trả lời',
  unansweredByTopic: 'Tin chưa hiểu, theo nội dung gần nhất',
  feedback: 'Góp ý sau khi đóng ca',
  given: 'Số người trả lời',
  good: 'Nói là có ích',
  goodShare: 'Phần nói là có ích',
} as const;

/** What stands on the monthly report beside its figures. */
export const MONTHLY = {
  title: 'BÁO CÁO THÁNG {month}: TIN NHẮN VỀ MUA BÁN NGƯỜI VÀ ĐI LÀM VIỆC Ở NƯỚC NGOÀI',
  everywhere: 'Cả nước',
  now: 'Trong tháng',
  before: 'Tháng trước',
  source:
    'Nguồn: tin người dân nhắn cho Hải Đăng. Số này là số tin báo, không phải số vụ án hay số nạn nhân đã xác định.',
  remarks: 'Nhận xét của nơi lập báo cáo:',
  proposals: 'Đề xuất:',
} as const;

/** Stands in place of a count that is hidden. */
export const HIDDEN = 'dưới 5 hoặc được che';

/** Why counts are hidden, below what leaves the house. */
export const NOTE = 'Số từ 1 đến 4 được che, để không ai nhận ra người trong cuộc.';

export const URGENCY_LABELS: Readonly<Record<string, string>> = { 1: 'Khẩn cấp', 2: 'Tin báo', 3: 'Yêu cầu khác' };
export const CHANNEL_LABELS: Readonly<Record<string, string>> = {
  messenger: 'Messenger',
  zalo: 'Zalo',
  'zalo-bot': 'Zalo Bot',
  web: 'Trang web',
};
export const OUTCOME_LABELS: Readonly<Record<string, string>> = {
  helped: 'Đã giúp xong',
  referred: 'Đã chuyển cơ quan khác',
  no_contact: 'Không liên lạc được',
  not_related: 'Không thuộc phạm vi',
  duplicate: 'Trùng ca khác',
  withdrawn: 'Người nhắn rút tin',
  muted: 'Tắt báo của người nhắn',
};
export const UNKNOWN_LABEL = 'Chưa rõ';
export const OTHER_LABEL = 'Khác';

/** What messages are about, in the words of a report. */
export const TOPIC_LABELS: Readonly<Record<Intent, string>> = {
  what_is_trafficking: 'Hỏi về mua bán người',
  recruiter_tricks: 'Thủ đoạn tuyển người',
  scam_compound: 'Khu lừa đảo, casino',
  marriage_trafficking: 'Môi giới hôn nhân, lừa bán làm vợ',
  child_trafficking: 'Mua bán trẻ em',
  organ_trafficking: 'Mua bán bộ phận cơ thể, mang thai hộ',
  sexual_exploitation: 'Bóc lột tình dục',
  forced_labor: 'Cưỡng bức lao động',
  victim_signs: 'Dấu hiệu nạn nhân',
  self_protection: 'Tự bảo vệ',
  law_penalties: 'Luật và mức phạt',
  campaign_day: 'Ngày 30/7',
  legal_routes: 'Đi làm việc hợp pháp',
  check_company: 'Kiểm tra công ty',
  fees_deposits: 'Phí, tiền cọc',
  labor_contract: 'Hợp đồng lao động',
  visa_documents: 'Visa, giấy tờ',
  market_info: 'Thị trường lao động',
  rights_abroad: 'Quyền lợi ở nước ngoài',
  predeparture: 'Trước khi đi',
  offer_check: 'Kiểm tra lời mời việc làm',
  broker_fraud: 'Môi giới lừa đảo',
  victim_support: 'Hỗ trợ nạn nhân',
  victim_identification: 'Xác định nạn nhân',
  shelter: 'Nơi tạm lánh',
  return_home: 'Trở về',
  psychosocial: 'Tâm lý',
  legal_aid: 'Trợ giúp pháp lý',
  reintegration: 'Hòa nhập',
  self_in_danger: 'Người nhắn gặp nguy hiểm',
  other_in_danger: 'Người khác gặp nguy hiểm',
  missing_contact: 'Mất liên lạc',
  report_tip: 'Tin báo, tố giác',
  talk_to_human: 'Muốn gặp nhân viên',
  hotline_contact: 'Hỏi số tổng đài',
  embassy_contact: 'Hỏi cơ quan đại diện',
  greeting: 'Chào hỏi',
  thanks_bye: 'Cảm ơn, tạm biệt',
  about_bot: 'Hỏi về trợ lý',
  abuse_spam: 'Tin rác, xúc phạm',
  out_of_scope: 'Ngoài phạm vi',
};
