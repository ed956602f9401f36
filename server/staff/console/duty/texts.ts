import type { Availability } from '../api/roster';

/** Words for presence, shifts and the page of who is on duty. */
export const states: Record<Availability, string> = {
  available: 'Đang nhận ca',
  break: 'Đang nghỉ',
  off: 'Không trực',
};

export const presenceTexts = {
  label: (state: string) => `Bạn: ${state}`,
  load: (cases: number, capacity: number) => `${cases}/${capacity} ca`,
  shiftUntil: (time: string) => `Ca trực tới ${time}`,
  noShift: 'Chưa vào ca trực',
  become: {
    available: 'Nhận ca',
    break: 'Nghỉ giải lao',
    off: 'Rời bàn trực',
  } satisfies Record<Availability, string>,
  beginShift: 'Vào ca trực (8 giờ)',
  prolongShift: 'Kéo dài thêm 8 giờ từ bây giờ',
  endShift: 'Hết ca trực',
  leaveWithCases: (n: number) =>
    `Bạn đang giữ ${n} ca. Bạn rời đi thì các ca này được giao lại cho người khác. Vẫn rời đi?`,
  failed: 'Chưa đổi được',
};

export const dutyTexts = {
  newAccount: 'Tài khoản mới',
  newHint: 'Tài khoản này xem được mọi ca. Không biết người này thì báo trưởng ca ngay.',
  surge: 'Chế độ đông người',
  surgeOn: 'Đang bật: trợ lý hỏi ngắn hơn, báo người chờ là sẽ lâu, và dành chỗ trước cho người gặp nguy.',
  surgeOff: 'Bật khi có quá nhiều người nhắn cùng lúc, như sau một tin báo hay một chiến dịch.',
  surgeSwitch: 'Bật chế độ đông người',
  surgeFailed: 'Chưa đổi được',
  title: 'Trực',
  overdue: 'Ca quá giờ',
  overdueLead: 'Khẩn cấp chưa ai nhận sau 1 phút, hoặc người nhắn đợi trả lời quá lâu.',
  noOverdue: 'Không có ca nào quá giờ.',
  overdueFailed: 'Chưa tải được ca quá giờ',
  people: 'Ai đang ở đây',
  peopleFailed: 'Chưa tải được ai đang trực',
  person: 'Người',
  office: 'Cơ sở',
  state: 'Tình trạng',
  shift: 'Ca trực',
  load: 'Đang giữ',
  onDuty: 'đang trực',
  away: 'không mở bàn trực',
  until: (time: string) => `tới ${time}`,
  ended: (time: string) => `hết lúc ${time}`,
  onDutyCount: (n: number) =>
    n ? `${n} người đang trực.` : 'Không có ai đang trực. Người nhắn được báo như vậy, kèm số gọi được.',
  plan: 'Lịch trực 7 ngày tới',
  planFailed: 'Chưa tải được lịch trực',
  noPlan: 'Chưa xếp ca trực nào. Khi chưa xếp, ai đang mở bàn trực thì được tính là đang trực.',
  addShift: 'Xếp ca trực',
  who: 'Người trực',
  from: 'Từ',
  to: 'Đến',
  add: 'Xếp',
  addFailed: 'Chưa xếp được ca trực',
  remove: (name: string, time: string) => `Bỏ ca trực của ${name}, ${time}`,
  removeShort: 'Bỏ',
  removeFailed: 'Chưa bỏ được ca trực',
  pickAll: 'Bạn chọn người, giờ bắt đầu và giờ kết thúc.',
};
