import { createTakeMarks } from '../../../server/cases/take-marks';
import { address, apiUnderTest, ask, handoff } from '../staff/api-under-test';

const ADVERT =
  'Tuyển gấp mười nam nữ làm việc tại Campuchia, đánh máy chăm sóc khách game, lương cứng 900$ một tháng, bao ăn ở, xe đón tận nhà, không cần bằng cấp';

describe('an advert that is reported', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());

  const report = async (n: number, text: string) => {
    const facts = [{ name: 'offer_text', value: text }];
    const request = { caseId: `case-${n}`, caseCode: `HD-AAAAA${n}`, priority: 3, facts } as const;
    const message = { id: `m${n}`, user: `u${n}`, text: 'Báo tin này' };
    const { conversationId, item } = await ask(room, request, message);
    const { cases } = room.store;
    const take = createTakeMarks({ cases, live: room.live, now: room.now, publicPhones: () => new Set() });
    await take(conversationId, { ...address, user: message.user }, item, handoff(request, text));
  };
  const seenBefore = async (n: number) =>
    (await room.store.cases.get(`case-${n}`))?.facts.find(({ name }) => name === 'offer_seen_before')?.value;

  it('is linked to earlier reports of it and of near-copies', async () => {
    await report(1, ADVERT);
    await report(2, ADVERT.replace('900$', '1200$').toUpperCase());
    expect(await seenBefore(1)).toBeUndefined();
    expect(await seenBefore(2)).toBe('HD-AAAAA1');
    const lan = await room.signedIn('lan');
    expect((await lan.get('/api/cases/case-1/links')).body).toMatchObject({
      items: [{ case: { id: 'case-2' }, reasons: [{ kind: 'advert' }] }],
    });
  });

  it('is linked to no other advert', async () => {
    await report(1, ADVERT);
    await report(
      2,
      'Đơn hàng chế biến thủy sản Nhật Bản, hợp đồng ba năm, lương một trăm sáu mươi nghìn yên, phí trọn gói',
    );
    expect(await seenBefore(2)).toBeUndefined();
    const lan = await room.signedIn('lan');
    expect((await lan.get('/api/cases/case-1/links')).body).toEqual({ items: [] });
  });
});
