import type { CampaignAction, CampaignStatus } from '../api/outreach';

/** In the place of a number by which single people could be known. */
const FEW = 'dưới 5';

const MEGABYTE = 1_048_576;
const fine = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const weightOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${fine.format(Math.ceil(bytes / 1024))} KB` : `${fine.format(bytes / MEGABYTE)} MB`;

/** What an editor reads on the page of classes, courses, the kit and campaigns. */
export const outreachTexts = {
  title: 'Truyền thông',
  failed: 'Chưa tải được',
  few: FEW,
  classes: 'Lớp học',
  classesLead: 'Mỗi lớp có đường dẫn và mã QR. Người dạy xem được bao nhiêu người học, không xem được là ai.',
  course: 'Khóa học',
  className: 'Tên lớp (không ghi tên người học)',
  openClass: 'Mở lớp',
  opened: (name: string) => `Đã mở lớp ${name}`,
  openFailed: 'Chưa mở được lớp',
  noClass: 'Chưa có lớp nào.',
  link: 'Đường dẫn cho người học',
  trainerLink: 'Trang cho người dạy',
  courses: 'Trước và sau khóa học',
  coursesLead: 'Cùng năm câu hỏi trước và sau khi học. Tỷ lệ trả lời đúng, làm tròn tới mười phần trăm.',
  began: 'Bắt đầu',
  finished: 'Học xong',
  before: 'Trước',
  after: 'Sau',
  question: 'Câu hỏi',
  kit: 'Bộ tài liệu cho tỉnh',
  kitLead: 'Khẩu hiệu, lời đọc loa 1 phút và 3 phút, tờ rơi, áp phích A4 và A3, bài đăng, hỏi đáp.',
  province: 'Tỉnh, thành phố',
  makeKit: 'Lấy bộ tài liệu',
  kitFailed: 'Chưa làm được bộ tài liệu',
  size: (bytes: number) => `${Math.max(1, Math.round(bytes / 1024))} KB`,
  campaigns: 'Chiến dịch',
  campaignsLead:
    'Chỉ gửi tới người đã tự đăng ký và nói máy của họ an toàn, từ 8 giờ tới 20 giờ. Ai từng gặp nguy thì không gửi.',
  noCampaign: 'Chưa có chiến dịch nào.',
  name: 'Tên chiến dịch',
  text: 'Tin nhắn',
  interests: 'Gửi tới người đăng ký nghe về',
  interest: { 'viec-lam': 'Đi làm xa', 'gia-dinh': 'Gia đình, con cái', 'canh-giac': 'Thủ đoạn mới' } as Record<
    string,
    string
  >,
  article: 'Bài đưa kèm (không bắt buộc)',
  articleSearch: 'Gõ để tìm, không cần dấu',
  noArticle: 'Không có bài nào như vậy.',
  withoutArticle: 'Bỏ bài đưa kèm',
  picture: 'Hình riêng (không bắt buộc)',
  pictureLead:
    'PNG, JPEG hoặc WebP, tới 15 MB. Có hình riêng thì hình của bài đưa kèm không gửi nữa. Hình được vẽ lại nên không còn nơi chụp. Ai cũng xem được hình sau khi chiến dịch được duyệt: đừng dùng hình của nạn nhân, của trẻ em.',
  pictureAlt: 'Hình cho thấy gì (đọc cho người không nhìn thấy)',
  bringPicture: 'Tải hình lên',
  otherPicture: 'Đổi hình',
  withoutPicture: 'Bỏ hình',
  bringFailed: 'Chưa tải được hình',
  from: 'Từ',
  to: 'Đến',
  perHour: 'Nhiều nhất mỗi giờ (người)',
  write: 'Lưu nháp',
  written: 'Đã lưu. Nhờ một người khác xem và duyệt.',
  writeFailed: 'Chưa lưu được',
  actFailed: 'Chưa làm được',
  reachesNobody: 'Chưa có ai đăng ký nhận tin loại này: chưa duyệt và gửi được.',
  reach: (people: number | string = FEW, open: number | string = FEW) =>
    open === people ? `${people} người đăng ký` : `${people} người đăng ký, ${open} người nhận được lúc này`,
  windows:
    'Messenger chỉ cho gửi trong 24 giờ, Zalo trong 48 giờ sau khi người ta nhắn. Ai đã quá giờ sẽ nhận khi họ nhắn lại trong thời gian chiến dịch. Facebook không còn cho gửi ngoài 24 giờ bằng phiếu đăng ký (từ 10/2/2026).',
  overlaps: (names: string) => `Trùng thời gian và người nhận với: ${names}`,
  overlapsLead: 'Mỗi người chỉ nhận một tin trong 24 giờ, nên tin sau tới chậm hơn hoặc không kịp. Cân nhắc đổi ngày.',
  rewrite: 'Sửa',
  remove: 'Xóa',
  leave: 'Thôi sửa',
  waitsForSecond: 'Chờ một người khác xem và duyệt.',
  finding: {
    'too-long': 'Dài quá: rút ngắn lại mới lưu và gửi được.',
    'picture-too-large': 'Hình nặng quá với kênh này: chọn hình nhẹ hơn mới lưu và gửi được.',
  },
  contacts: 'Tin này dẫn người đọc tới:',
  contact: {
    phone: (value: string) => `số ${value}`,
    link: (value: string) => `trang ${value}`,
    hidden: (value: string) => `ký tự ẩn ${value}`,
  },
  contactUnknown: {
    phone: 'không có trong danh sách số liệu, chưa lưu được',
    link: 'không phải trang của mình hay của cơ quan nhà nước, chưa lưu được. Nếu là dấu chấm câu thì thêm dấu cách',
    hidden: 'không ai thấy được, chưa lưu được. Bạn xóa đoạn đó, gõ lại bằng tay',
  },
  receipts: '"Đã tới máy" và "đã xem" chỉ có ở kênh báo lại: Messenger và Zalo. Web và Zalo Bot không báo.',
  preview: 'Xem trước trên từng kênh',
  weight: (bytes: number, most: number) => `Hình ${weightOf(bytes)}, kênh nhận tới ${weightOf(most)}`,
  length: (characters: number, most: number) => `${characters}/${most} chữ`,
  status: {
    draft: 'nháp, chờ duyệt',
    approved: 'đã duyệt',
    running: 'đang gửi',
    paused: 'tạm dừng',
    stopped: 'đã dừng hẳn',
    done: 'đã xong',
  } satisfies Record<CampaignStatus, string>,
  action: { approve: 'Duyệt', start: 'Bắt đầu gửi', pause: 'Tạm dừng', stop: 'Dừng hẳn' } satisfies Record<
    CampaignAction,
    string
  >,
  marks: {
    taken: 'tới lượt',
    sent: 'đã gửi đi',
    delivered: 'đã tới máy',
    read: 'đã xem',
    withheld: 'giữ lại (không còn muốn nhận, hoặc không an toàn)',
    asked: 'hỏi tiếp',
    case: 'thành ca',
    unsubscribed: 'thôi nhận',
    failed: 'không tới nơi',
  } as Record<string, string>,
};
