/** What a counsellor reads that is for their own good. */
export const careTexts = {
  breakDue: (minutes: number, cases: number, urgent: number) =>
    `Bạn đã làm liền ${minutes} phút: ${cases} ca${urgent ? `, ${urgent} ca khẩn cấp` : ''}. Đứng dậy, uống nước, nghỉ mắt mười phút nhé.`,
  hardCase:
    'Ca vừa rồi nặng. Phần việc của bạn đã xong. Thở chậm vài hơi, uống ngụm nước. Thấy nặng lòng thì gọi trưởng ca, nói ra là việc bình thường.',
  rest: 'Nghỉ giải lao',
  later: 'Lát nữa',
  fine: 'Tôi ổn',
  restFailed: 'Chưa đổi được',
  title: 'Chăm sóc bản thân',
  lead: 'Chỉ bạn thấy phần này.',
  loadTitle: 'Hôm nay của bạn',
  since: 'Bắt đầu lúc',
  working: 'Làm liền',
  minutes: (n: number) => (n < 60 ? `${n} phút` : `${Math.floor(n / 60)} giờ ${n % 60} phút`),
  cases: 'Ca đã làm',
  urgent: 'Ca khẩn cấp',
  breakAfter: 'Nhắc nghỉ sau khi làm liền',
  never: 'Không nhắc',
  afterHard: 'Nói một lời sau ca khẩn cấp',
  cover: 'Che từ nặng trong tin nhắn, bấm vào mới hiện',
  failed: 'Chưa tải được',
  saveFailed: 'Chưa lưu được',
};
