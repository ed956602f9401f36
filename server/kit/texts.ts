/** Headings in the files of the kit. */
export const HEADINGS = {
  plan: 'Khẩu hiệu của kế hoạch (giữ nguyên văn)',
  ours: 'Khẩu hiệu ngắn',
  questions: 'Hỏi và đáp cho buổi họp thôn, bản, tổ dân phố',
} as const;

/** What the command says. */
export const KIT_LINES = {
  usage: 'usage: npm run kit -- --province "TỈNH" [--out FOLDER] [--url ADDRESS]\n',
  unknown: (name: string) => `Không có tỉnh "${name}". Viết tên như trong danh sách:\n`,
  renamed: (former: string, name: string) => `${former} nay thuộc ${name}: bộ này làm cho ${name}.\n`,
  made: (count: number, folder: string) => `${count} tệp trong ${folder}\n`,
} as const;
