import type { OwnDataDeed, OwnDataRequest, OwnDataWish } from '../api/types';

/** What staff read about what people want with their data. */
export const ownDataTexts = {
  title: 'Quyền về dữ liệu của người nhắn',
  lead: 'Ai cũng có quyền xem, sửa, xóa dữ liệu của mình. Luật cho hai ngày làm việc để trả lời.',
  careful:
    'Trước khi làm, bạn hỏi từ an toàn hoặc gọi lại để chắc đúng người. Kẻ cầm máy cũng có thể đòi xóa để phi tang.',
  wish: 'Người ấy muốn gì?',
  wishes: {
    see: 'Xem dữ liệu của mình',
    correct: 'Sửa dữ liệu của mình',
    erase: 'Xóa dữ liệu của mình',
  } satisfies Record<OwnDataWish, string>,
  deed: 'Bạn làm gì?',
  deeds: {
    note: 'Ghi lại là họ vừa yêu cầu',
    done: 'Đã trả lời xong cho họ',
    erase: 'Đề nghị xóa: trưởng ca khác sẽ xem',
    refuse: 'Từ chối, và đã nói rõ vì sao',
  } satisfies Record<OwnDataDeed, string>,
  choose: 'Bạn chọn một mục.',
  text: 'Ghi chú cho nhân viên',
  why: 'Vì sao từ chối?',
  sure: 'Vì sao bạn chắc đúng là người ấy muốn xóa?',
  textNeeded: 'Bạn ghi vài chữ.',
  erasing:
    'Xóa là mất hẳn ca này và cả đoạn chat. Bạn nhắn cho họ biết, rồi đóng ca. Trưởng ca xác nhận được khi ca đã đóng.',
  do: 'Ghi lại',
  due: 'trả lời trước',
  states: {
    waiting: 'chưa ai trả lời',
    'to-confirm': 'chờ trưởng ca xác nhận xóa',
    erasing: 'sẽ được xóa trong hai giờ, nếu họ không nhắn cho nhân viên nữa',
    done: 'đã trả lời',
    refused: 'đã từ chối',
  } satisfies Record<OwnDataRequest['state'], string>,
  /** What the history and the log say was done. */
  log: {
    'see:note': 'họ muốn xem dữ liệu',
    'see:done': 'đã cho xem dữ liệu',
    'see:refuse': 'từ chối cho xem dữ liệu',
    'correct:note': 'họ muốn sửa dữ liệu',
    'correct:done': 'đã sửa dữ liệu',
    'correct:refuse': 'từ chối sửa dữ liệu',
    'erase:note': 'họ muốn xóa dữ liệu',
    'erase:erase': 'đề nghị xóa dữ liệu',
    'erase:refuse': 'từ chối xóa dữ liệu',
    'erase:confirm': 'xác nhận xóa dữ liệu',
  } as Record<string, string>,
  confirm: 'Xác nhận xóa',
  confirmOf: (code: string) => `Xác nhận xóa ca ${code}`,
  confirmSure: (code: string) =>
    `Xóa hẳn ca ${code} và cả đoạn chat? Không lấy lại được. Công an đang cần hồ sơ này thì đừng xóa.`,
  confirmed: (code: string) => `Ca ${code} sẽ được xóa trong hai giờ.`,
  confirmFailed: 'Chưa xác nhận được',
  listTitle: 'Yêu cầu về dữ liệu đang chờ',
  listLead: 'Mỗi yêu cầu phải được trả lời trong hai ngày làm việc, cả khi ca đã đóng.',
  none: 'Không có.',
  listFailed: 'Chưa tải được danh sách',
};
