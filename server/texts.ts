/** What the operator reads on the terminal. */
export const LINES = {
  running: (url: string) => `Hải Đăng đang chạy. Trang trò chuyện: ${url}/ · Bàn trực: ${url}/console/`,
  setup: (link: string) => `Đặt mật khẩu quản trị lần đầu (đường dẫn dùng một lần): ${link}`,
} as const;

/** What the starter of several processes says. */
export const CLUSTER_LINES = {
  usage: 'npm run cluster -- N    N: số tiến trình, từ 1',
  ended: (code: number | null) => `Một tiến trình đã dừng (${code ?? 'bị ngắt'}); tiến trình khác thay chỗ.`,
} as const;

/** What the check of the log says. */
export const AUDIT_LINES = {
  whole: (entries: number, head: string) =>
    `Nhật ký nguyên vẹn: ${entries} dòng. Ghi lại để đối chiếu lần sau: ${entries}:${head}`,
  broken: (place: number) => `Nhật ký bị sửa, đổi chỗ hoặc xóa ở dòng ${place}.`,
  cut: 'Phần cuối nhật ký đã ghi lại trước đây không còn như cũ.',
} as const;

/** What the command about encryption keys says. */
export const KEY_LINES = {
  usage: 'Dùng: npm run keys -- new | status | rotate',
  left: (count: number) => `Còn ${count} mục nằm dưới khóa cũ.`,
  progress: (done: number, left: number) => `Đã niêm lại ${done} mục, còn ${left}.`,
  done: (count: number) =>
    `Xong: ${count} mục đã niêm lại bằng khóa mới. Khóa cũ bỏ được khi mọi tiến trình đã khởi động lại.`,
} as const;

/** What the command about accounts says. */
export const STAFF_LINES = {
  usage: 'Dùng: npm run staff -- confirm TÊN_ĐĂNG_NHẬP',
  unknown: (username: string) => `Không có tài khoản ${JSON.stringify(username)}.`,
  confirmed: (username: string) => `Đã xác nhận tài khoản ${username}. Việc này có trong nhật ký.`,
} as const;
