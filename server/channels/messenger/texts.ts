/** Questions that stand among the first ones for some weeks of the year. */
export const SEASONAL_QUESTIONS = {
  day: 'Ngày 30/7 là ngày gì?',
  holidays: 'Con nghỉ hè bị rủ đi làm xa?',
  newYear: 'Cuối năm rủ đi làm xa, có nên đi?',
} as const;

/** What the Page says by itself, also while this server is down: so the numbers stand in it. Lengths: channels.md, A6. */
export const PROFILE = {
  getStarted: 'GET_STARTED',
  /** At most 160 characters. */
  greeting:
    'Hải Đăng: hỏi về mua bán người, đi làm xa an toàn. Gấp: gọi 111 (miễn phí, ngày đêm) hoặc 113, lúc không ai nghe thấy.',
  /** At most four questions. */
  iceBreakers: [
    'Việc này có lừa đảo không?',
    'Đi làm nước ngoài phí bao nhiêu?',
    'Mình muốn báo tin',
    'Mình đang gặp nguy hiểm',
  ],
  /** Titles of at most 30 characters. */
  menu: [
    { title: 'Khẩn cấp: gọi 113 hoặc 111', payload: '#start' },
    { title: 'Báo tin', payload: '#report' },
    { title: 'Gặp nhân viên', payload: '#staff' },
  ],
} as const;
