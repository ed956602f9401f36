import type { MuteReason } from '../api/types';

/** What staff read about messages that call nobody for a while. */
export const muteTexts = {
  title: 'Tắt báo của người này một thời gian',
  lead: 'Tin thường của họ không gọi nhân viên nữa. Trợ lý tự động vẫn trả lời. Tin nào nghe có nguy hiểm vẫn báo như mọi tin khác.',
  closes: 'Ca này sẽ đóng lại. Người nhắn được báo nhẹ nhàng, kèm số 111 và 113.',
  careful: 'Nghĩ kỹ: người cầm máy hôm nay có thể không phải người cầm máy ngày mai.',
  reason: 'Vì sao?',
  reasons: {
    insults: 'Chửi bới, xúc phạm',
    sexual: 'Quấy rối tình dục nhân viên',
    prank: 'Báo khẩn để đùa',
    flood: 'Nhắn dồn dập, không có nội dung',
    'false-tips': 'Nhiều lần báo tin giả',
    other: 'Lý do khác',
  } satisfies Record<MuteReason, string>,
  until: 'Tới lúc (lâu nhất 14 ngày)',
  text: 'Ghi thêm cho trưởng ca (không bắt buộc)',
  do: 'Tắt báo',
  dateNeeded: 'Bạn chọn một lúc ở phía trước, không quá 14 ngày.',
  reasonNeeded: 'Bạn chọn một lý do.',
  note: (reason: string, by: string) => `Đang tắt báo (${reason}, ${by})`,
  ends: 'tới',
  end: 'Bật báo lại',
  endOf: (code: string) => `Bật báo lại cho người của ca ${code}`,
  listTitle: 'Người đang bị tắt báo',
  listLead: 'Tự hết khi tới giờ. Thấy chưa đúng thì bật lại.',
  none: 'Không có ai.',
  listFailed: 'Chưa tải được danh sách',
  endFailed: 'Chưa bật lại được',
};
