import { ask, casesUnderTest } from '../staff/api-under-test';

const ADVERT =
  'Tuyển gấp mười nam nữ làm việc tại Campuchia, đánh máy chăm sóc khách game, lương cứng 900$ một tháng, bao ăn ở, xe đón tận nhà, không cần bằng cấp';

describe('an advert that is reported', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  beforeEach(async () => void (room = await casesUnderTest()));
  afterEach(() => room.close());

  const report = (n: number, text: string) =>
    ask(
      room,
      { caseId: `case-${n}`, caseCode: `HD-AAAAA${n}`, priority: 3, facts: [{ name: 'offer_text', value: text }] },
      { id: `m${n}`, user: `u${n}` },
    );
  const seenBefore = async (n: number) =>
    (await room.store.cases.get(`case-${n}`))?.facts.find(({ name }) => name === 'offer_seen_before')?.value;

  it('is linked to earlier reports of it and of near-copies', async () => {
    await report(1, ADVERT);
    await report(2, ADVERT.replace('900$', '1200$').toUpperCase());
    expect(await seenBefore(1)).toBeUndefined();
    expect(await seenBefore(2)).toBe('HD-AAAAA1');
  });

  it('is linked to no other advert', async () => {
    await report(1, ADVERT);
    await report(
      2,
      'Đơn hàng chế biến thủy sản Nhật Bản, hợp đồng ba năm, lương một trăm sáu mươi nghìn yên, phí trọn gói',
    );
    expect(await seenBefore(2)).toBeUndefined();
  });
});
