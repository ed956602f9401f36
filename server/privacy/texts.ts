import type { Whose } from './records-kept';

export const WHOSE: Record<Whose, string> = {
  people: 'Người nhắn tin',
  nobody: 'Không gắn với ai',
  staff: 'Nhân viên',
};

export const REGISTER = {
  head: `# Sổ ghi việc xử lý dữ liệu cá nhân

Bản này do \`npm run privacy -- register\` viết ra từ danh sách bản ghi có thật trong kho. Đừng sửa tay: sửa
\`server/privacy/records-kept.ts\` rồi viết lại. Phần đơn vị phải điền ở cuối.

Căn cứ đã đối chiếu: Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP, hiệu lực từ 01/01/2026. Mẫu sổ chính thức: chưa đọc, đơn vị
kiểm tra lại với luật sư.`,
  columns: ['Dữ liệu', 'Để làm gì', 'Bảo vệ thế nào', 'Khi nào xóa'],
  foot: `## Sự đồng ý

Ghi theo từng việc: trả lời, nhân viên đọc, báo nơi khác, đếm thống kê, gửi tin ngắn. Mỗi lần ghi: cơ sở (tự yêu cầu, đồng ý sau thông
báo, nguy hiểm tính mạng, đã rút), giờ, kênh, bản thông báo. Nằm trong trạng thái của cuộc trò chuyện, mã hóa bằng khóa riêng; nhân
viên thấy trên vụ việc. Rút trong chat bằng câu "rút đồng ý". Trẻ dưới 16 tuổi: hỏi cả em và người đại diện, trừ khi người đại diện có
thể là người gây hại; giúp trước, hỏi sau. Cách làm với trẻ em: cần luật sư xác nhận.

## Ai nhận dữ liệu

| Ai | Nhận gì | Khi nào |
| --- | --- | --- |
| Meta (Messenger), Zalo | mọi tin đi qua kênh đó; họ đọc được | luôn luôn, khi người nhắn dùng kênh đó |
| Tổng đài 111 | vụ việc và đoạn chat | khi người nhắn báo việc, muốn gặp người, hoặc có nguy hiểm |
| Cơ quan được chuyển | phần nhân viên viết ra | khi người liên quan đồng ý, hoặc khi tính mạng bị đe dọa |
| Nơi nhận lời báo (\`STAFF_WEBHOOK_URL\`, thư) | mã vụ, mức khẩn, giờ; không nội dung | khi có vụ chờ |

Messenger đặt máy chủ ở nước ngoài: có thể phải làm hồ sơ chuyển dữ liệu ra nước ngoài. Chưa xác minh, đơn vị hỏi luật sư.

## Đơn vị điền

- Tên đơn vị kiểm soát dữ liệu, người phụ trách, cách liên lạc: ………
- Đơn vị xử lý thuê ngoài (máy chủ, đường truyền), hợp đồng: ………
- Nơi đặt máy chủ, bản sao lưu, ai giữ khóa: ………
- \`RETENTION_DAYS\` và \`RETENTION_TALK_DAYS\` đang dùng, và quy định hồ sơ của 111 nếu dài hơn: ………
- Ngày lập, ngày xem lại gần nhất: ………`,
} as const;

export const BREACH = {
  head: ({ foundAt, deadline }: { foundAt: string; deadline: string }) => `# Báo vi phạm dữ liệu cá nhân (bản nháp)

**Phát hiện:** ${foundAt}. **Hạn báo: ${deadline}** (72 giờ từ lúc phát hiện, khi có thể gây hại; đối chiếu lại Điều 23 Luật
91/2025/QH15).

**Gửi:** cơ quan chuyên trách bảo vệ dữ liệu cá nhân. Thời Nghị định 13/2023 là A05, Bộ Công an; kiểm tra lại trước khi gửi.

**Đơn vị báo, người phụ trách, cách liên lạc:** ………`,
  span: (from: string, to: string) => `## 1. Khoảng thời gian

Từ ${from} đến trước ${to}. Bản này chỉ đếm, không mở nội dung nào.`,
  columns: `## 2. Dữ liệu có thể bị ảnh hưởng

| Loại | Của ai | Đang giữ | Trong khoảng đó | Bảo vệ |
| --- | --- | --- | --- | --- |`,
  gone: 'đã xóa',
  people: (count: number, channels: string) =>
    `## 3. Người có thể bị ảnh hưởng\n\nNgười nhắn tin: **${count}**${channels && ` (${channels})`}. Danh sách mã: thêm \`--list\`.`,
  cases: (count: number, priorities: string) =>
    `Vụ việc mở trong khoảng đó: **${count}**${priorities && ` (${priorities})`}.`,
  priority: (priority: number) => `mức ${priority}`,
  staff: (count: number) => `Nhân viên: **${count}**.`,
  rest: `## 4. Đơn vị điền

- Chuyện gì đã xảy ra, lúc nào, ai phát hiện, vì sao: ………
- Kẻ lấy có khóa mã hóa không? Không có khóa thì phần mã hóa không đọc được; có khóa thì coi như đọc hết: ………
- Hậu quả có thể có cho người nhắn (nhất là người đang bị giữ, trẻ em): ………
- Đã làm gì: khóa tài khoản, đổi khóa (\`npm run keys -- rotate\`), đổi mã của nền tảng, xem nhật ký (\`npm run audit:verify\`): ………
- Sẽ làm gì, khi nào xong: ………

## 5. Báo cho người bị ảnh hưởng

Đừng nhắn hàng loạt: người khác có thể đang cầm máy của họ. Với vụ việc, người phụ trách vụ quyết định báo lúc nào, cách nào thì an toàn.
Với người còn lại, cân nhắc báo chung trên trang. Ghi lại ai quyết định: ………
`,
  usage: `npm run privacy -- register                          viết sổ xử lý dữ liệu (docs/privacy/register.md)
npm run privacy -- breach-report --from NGÀY --to NGÀY [--found GIỜ] [--list]

NGÀY, GIỜ: 2026-11-25 hoặc 2026-11-25T08:00+07:00. Không mở nội dung nào. --list: chỉ in mã người và mã vụ.
`,
  badTime: (name: string, value: string) => `--${name} là ${JSON.stringify(value)}; cần một ngày như 2026-11-25`,
} as const;
