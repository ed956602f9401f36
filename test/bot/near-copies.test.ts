import { nearCopyKeys } from '../../bot/language/near-copies';

const ADVERT =
  'Tuyển gấp 20 nam nữ đi làm Campuchia, việc nhẹ đánh máy văn phòng, lương 25 triệu một tháng, bao ăn ở, không cần bằng cấp, ' +
  'có xe đón tận nhà, cuối tháng nhận lương đủ, ai muốn đi nhắn tin cho chị Hoa số 0912 345 678';
const share = (a: string, b: string) => nearCopyKeys(a).filter((key) => nearCopyKeys(b).includes(key)).length;

describe('near copies of an advert', () => {
  it.each([
    [
      'the same without accents',
      ADVERT.normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/g, 'd'),
    ],
    [
      'with another name, number and wage',
      ADVERT.replace('Hoa', 'Lan').replace('0912 345 678', '0987654321').replace('25', '30'),
    ],
    ['with another line in front', `Chào cả nhà, em chia sẻ tin này. ${ADVERT}`],
    ['in capitals and with smileys', `🔥 ${ADVERT.toUpperCase()} 🔥`],
  ])('are found: %s', (_, copy) => {
    expect(share(ADVERT, copy)).toBeGreaterThan(0);
  });

  it('are not made of another advert for the same country', () => {
    const other =
      'Công ty cần mười lao động nữ sang Đài Loan làm giúp việc gia đình, hợp đồng ba năm, có giấy phép của Bộ Nội vụ, ' +
      'phí theo quy định, học tiếng miễn phí tại Hà Nội, phỏng vấn trực tiếp với chủ nhà vào thứ bảy tuần này';
    expect(share(ADVERT, other)).toBe(0);
  });

  it('are not looked for in a few words', () => {
    expect(nearCopyKeys('cứu em với, họ nhốt em')).toEqual([]);
    expect(nearCopyKeys('')).toEqual([]);
  });
});
