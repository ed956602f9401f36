/** What administrators read about the channels. */
export const channelTexts = {
  title: 'Kênh',
  lead: 'Mỗi giờ máy chủ tự hỏi các nền tảng một lần. Có gì hỏng thì hiện ở đây.',
  failed: 'Chưa tải được tình trạng các kênh',
  works: 'Đang chạy tốt.',
  check: 'Kiểm tra ngay',
  checkFailed: 'Chưa kiểm tra được',
  grant: 'Xin quyền lại',
  grantFailed: 'Chưa xin quyền được',
  noGrant: 'Chưa có quyền gửi tin.',
  grantEnds: 'Quyền tự gia hạn. Nếu máy chủ tắt lâu thì mất quyền lúc',
  open: 'Quản trị viên của Official Account mở trang này trong 10 phút và bấm đồng ý:',
  page: 'Trang xin quyền của Zalo',
  granted: 'Đã có quyền lại. Tin đang chờ sẽ được gửi.',
  notGranted: {
    STATE: 'Đường dẫn đã cũ hoặc đã dùng rồi. Bạn bấm "Xin quyền lại" và làm lại.',
    ACCOUNT: 'Official Account vừa đồng ý không phải tài khoản đã cài ở đây.',
    REFUSED: 'Zalo không nhận. Bạn bấm "Xin quyền lại" và làm lại.',
    UNREACHABLE: 'Không nối được với Zalo. Bạn thử lại sau ít phút.',
  } as Readonly<Record<string, string>>,
};

/** What is wrong, and what to do about it; the first pattern that fits `channel/code` counts. */
const FINDINGS: readonly (readonly [RegExp, string])[] = [
  [/^messenger\/190/, 'Mã truy cập Trang đã chết. Tạo mã mới, đặt vào MESSENGER_PAGE_TOKEN rồi chạy lại máy chủ.'],
  [/^messenger\/(10\/1893063|368)/, 'Facebook đang chặn Trang gửi tin. Xem mục Chất lượng Trang.'],
  [/^messenger\/200\//, 'Ứng dụng Facebook thiếu quyền pages_messaging, hoặc chưa được duyệt.'],
  [/^messenger\/10904/, 'Trang đang tắt tin nhắn trong phần cài đặt.'],
  [/^messenger\/UNSUBSCRIBED/, 'Trang không gửi đủ sự kiện về máy chủ. Chạy: npm run channels -- setup messenger.'],
  [/^messenger\/policy\//, 'Meta cảnh cáo hoặc khóa Trang. Xem hộp thư hỗ trợ của Trang.'],
  [/^zalo\/(oauth\/|-216|-220|HTTP 401)/, 'Zalo không nhận quyền đang có. Bấm "Xin quyền lại".'],
  [/^zalo\/GRANT_ENDS/, 'Quyền trên Zalo sắp hết trong một tuần. Bấm "Xin quyền lại".'],
  [/^zalo\/-211/, 'Official Account đã hết hạn mức tin.'],
  [/^zalo\/(-221|-224)/, 'Official Account chưa xác thực, hoặc gói đang dùng không đủ.'],
  [/^zalo\/(-320|-321)/, 'Zalo Cloud Account chưa có hoặc hết tiền.'],
  [/^zalo-bot\/WEBHOOK_ELSEWHERE/, 'Bot đang gửi tin về nơi khác. Chạy: npm run channels -- setup zalo-bot.'],
  [/^zalo-bot\/(401|404|HTTP)/, 'Mã của bot không đúng. Sửa ZALO_BOT_TOKEN rồi chạy lại máy chủ.'],
];

/** A finding in words. */
export const findingWords = (channel: string, code: string): string =>
  FINDINGS.find(([pattern]) => pattern.test(`${channel}/${code}`))?.[1] ??
  'Không gửi được tin. Xem mã lỗi trong tài liệu của nền tảng.';
