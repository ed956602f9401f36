/** What staff read about cases that began with nearly the same words. */
export const bundleTexts = {
  others: (n: number) => `+${n} tin gần giống, từ người khác`,
  takeAll: 'Nhận cả nhóm',
  takeAllOf: (n: number, code: string) => `Nhận cả nhóm ${n} ca gần giống ca ${code}`,
  failed: 'Chưa nhận được nhóm này',
  careful:
    'Có thể nhiều người cùng chuyển một tin thật, cũng có thể có người rủ nhau báo giả. Bạn xem từng tin có gì khác.',
};
