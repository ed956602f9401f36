import type { SentMedia } from '../api/types';

type Kind = SentMedia['kind'];

const NAMES: Record<Kind, string> = { image: 'Ảnh', audio: 'Ghi âm', video: 'Video', file: 'Tệp' };

/** Why something is not there, by the server's code. */
const REASONS: Readonly<Record<string, string>> = {
  TOO_LARGE: 'quá lớn',
  TYPE: 'loại tệp này không được giữ',
  BROKEN: 'tệp bị hỏng',
  TOO_MANY: 'người này đã gửi quá nhiều tệp',
  BUSY: 'quá nhiều tệp đến cùng lúc',
  NO_ROOM: 'ổ đĩa máy chủ sắp đầy, báo người quản trị',
  HOST: 'đường dẫn không phải của Facebook hay Zalo',
  GONE: 'nền tảng không còn giữ',
  UNREACHABLE: 'không nối được với nền tảng',
};

/** What staff read about pictures and files that people send. */
export const mediaTexts = {
  pending: { image: 'Đang tải ảnh…', audio: 'Đang tải ghi âm…', video: 'Đang tải video…', file: 'Đang tải tệp…' },
  lost: (kind: Kind, code = '') =>
    `${NAMES[kind]} không lấy được: ${REASONS[code] ?? code}. Hỏi lại người nhắn nếu cần.`,
  picture: 'Ảnh người nhắn gửi',
  show: 'Xem ảnh',
  hide: 'Che ảnh',
  whole: 'Mở cỡ lớn',
  gone: 'Ảnh không tải được. Bạn thử lại.',
  hear: 'Nghe ghi âm',
  save: (kind: Kind, size: number) =>
    `Tải ${NAMES[kind].toLowerCase()} về (${Math.max(Math.round(size / 1024), 1)} KB)`,
  warning: 'Tệp này do người lạ gửi, có thể chứa mã độc. Chỉ mở trên máy được phép. Bạn vẫn tải về?',
};
