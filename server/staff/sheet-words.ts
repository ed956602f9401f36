import type { SafetyState } from '../../bot/safety';
import type { SheetField } from '../cases/sheet';
import type { Priority } from '../../bot/handoff';
import type { Consent, WorkStep } from '../store/contract/cases';

/** Words of the handover sheet, as they stand on the screen and on paper. */
export const FIELD_WORDS: Readonly<Record<SheetField, string>> = {
  who: 'Ai cần giúp',
  contact: 'Liên lạc lại lúc nào, cách nào',
  code_word: 'Từ hẹn riêng',
  country: 'Nước',
  province: 'Tỉnh, thành',
  where: 'Đang ở đâu',
  landmarks: 'Dấu hiệu quanh đó',
  danger: 'Nguy hiểm gì',
  injuries: 'Bị thương, ốm, có thai',
  people: 'Bao nhiêu người, ai canh',
  ages: 'Tuổi, có trẻ em không',
  captors: 'Ai giữ, ai đưa đi',
  phones: 'Số điện thoại',
  accounts: 'Tài khoản, trang mạng',
  links: 'Đường dẫn',
  vehicles: 'Xe',
  company: 'Công ty',
  documents: 'Ai giữ giấy tờ',
  money: 'Tiền bạc, nợ',
  when: 'Từ khi nào',
  language: 'Tiếng, chữ',
  wishes: 'Muốn gì',
  fears: 'Sợ gì',
  consent: 'Đồng ý cho báo ai',
  more: 'Nói thêm',
};

export const SAFETY_WORDS: Record<SafetyState, string> = {
  safe: 'An toàn',
  unsure: 'Chưa rõ có an toàn không',
  unsafe: 'Không an toàn, đừng nhắn',
  hours: 'Chỉ nhắn vào giờ đã hẹn',
};

export const CONSENT_WORDS: Record<Consent, string> = {
  given: 'Đã đồng ý',
  guardian: 'Người giám hộ đồng ý (trẻ em)',
  danger: 'Chưa hỏi được, vì nguy hiểm tính mạng',
  unrecorded: 'Chưa ghi',
};

export const PRIORITY_WORDS: Record<Priority, string> = { 1: 'KHẨN CẤP', 2: 'Báo tin', 3: 'Yêu cầu khác' };

/** The six steps of 111's work. */
export const STEP_WORDS: Record<WorkStep, string> = {
  receive: 'Tiếp nhận',
  assess: 'Đánh giá ban đầu',
  needs: 'Xác định nhu cầu',
  plan: 'Lập kế hoạch',
  support: 'Hỗ trợ',
  review: 'Rà soát lại',
};
