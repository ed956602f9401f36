/** What the operator reads on the terminal. */
export const LINES = {
  running: (url: string) => `Hải Đăng đang chạy. Trang trò chuyện: ${url}/ · Bàn trực: ${url}/console/`,
  setup: (link: string) => `Đặt mật khẩu quản trị lần đầu (đường dẫn dùng một lần): ${link}`,
} as const;
