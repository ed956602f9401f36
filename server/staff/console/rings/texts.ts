/** What a supervisor reads of cases that belong together. */
export const ringTexts = {
  title: 'Ca liên quan nhau',
  lead: 'Các ca có chung số điện thoại, tài khoản, đường dẫn, công ty, địa chỉ, biển số hay tin đăng. Nhiều ca một nhóm có thể là một đường dây.',
  failed: 'Chưa tải được các nhóm ca',
  none: 'Chưa có ca nào liên quan nhau.',
  ring: (n: number, cases: number) => `Nhóm ${n}: ${cases} ca`,
  table: 'Ca nào chung gì với ca nào',
  code: 'Ca',
  urgency: 'Mức',
  shares: 'Chung',
  with: 'Với',
  /** On the drawing there is little room. */
  kinds: {
    phone: 'Số điện thoại',
    account: 'Tài khoản',
    link: 'Đường dẫn',
    company: 'Công ty',
    address: 'Địa chỉ',
    plate: 'Biển số xe',
    advert: 'Tin đăng',
    return: 'Mã quay lại',
  } as Readonly<Record<string, string>>,
  more: (n: number) => `Còn ${n} nhóm nhỏ hơn.`,
};
