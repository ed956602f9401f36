import { ALIKE, bandsOf, fingerprintOf, likeness } from '../../../bot/offers/fingerprint';
import { labelledOffers } from './checker';

const advert =
  'TUYỂN GẤP 10 nam nữ làm việc tại Campuchia, đánh máy chăm sóc khách game, lương cứng 900$ một tháng, bao ăn ở, xe đón tận nhà, không cần bằng cấp, ai đi nhắn Zalo 0901234567';

describe('the fingerprint of an advert', () => {
  const own = fingerprintOf(advert)!;

  it.each([
    ['another price and number', advert.replace('900$', '1200$').replace('0901234567', '0388777666')],
    [
      'no accents',
      'tuyen gap 10 nam nu lam viec tai campuchia, danh may cham soc khach game, luong cung 900$ mot thang, bao an o, xe don tan nha, khong can bang cap, ai di nhan zalo 0901234567',
    ],
    ['emoji and line breaks', advert.replaceAll(', ', ' ✅\n')],
    ['some words more', `${advert}, đi trong tuần này nha mọi người`],
  ])('is found again in a copy with %s', (_, copy) => {
    const other = fingerprintOf(copy)!;
    expect(likeness(own, other)).toBeGreaterThanOrEqual(ALIKE);
    expect(bandsOf(own).filter((band) => bandsOf(other).includes(band)).length).toBeGreaterThan(0);
  });

  it('is not found in any other advert', () => {
    const prints = labelledOffers('held')
      .map(({ text }) => fingerprintOf(text))
      .filter((print) => print !== undefined);
    for (const [n, a] of prints.entries())
      for (const b of prints.slice(n + 1)) expect(likeness(a, b)).toBeLessThan(ALIKE);
  });

  it('is not made of a few words', () => {
    expect(fingerprintOf('tuyển gấp nhắn mình')).toBeUndefined();
  });
});
