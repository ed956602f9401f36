import type { CoveredConduct } from '../api/types';

/** What stands in the place of words that are aimed at whoever answers, and beside what may be a joke. */
export const conductTexts = {
  covered: {
    insult: 'Tin có lời xúc phạm. Đã che cho bạn.',
    sexual: 'Tin có lời quấy rối tình dục. Đã che cho bạn.',
  } satisfies Record<CoveredConduct, string>,
  show: 'Vẫn đọc',
  hide: 'Che lại',
  joke: 'Người nhắn nói là đùa. Đừng tin ngay: có thể người khác đang cầm máy.',
  prying: 'Có người hỏi đoạn chat này nói gì. Có thể người giữ máy không phải người cần giúp.',
  unmask: 'Hiện đủ',
  unmaskOf: (code: string) => `Hiện đủ nội dung ca ${code}`,
  unmaskHint: 'Việc xem được ghi vào nhật ký.',
  unmaskFailed: 'Chưa hiện được',
};
