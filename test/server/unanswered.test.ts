import type { InboxItem } from '../../server/store/contract/conversations';
import type { UnansweredStore } from '../../server/store/contract/unanswered';
import { createNameMask } from '../../server/staff/discreet-summary';
import { unansweredNoter } from '../../server/unanswered';

const item = (text: string) =>
  ({ id: 'm1', seq: 1, from: 'user', receivedAt: 1, attempts: 0, activity: { type: 'message', text } }) as InboxItem;

const mask = createNameMask({ surnames: ['Nguyễn'], places: [] });

describe('questions for the editors', () => {
  it.each([
    ['công ty này số 0912 345 678 có thật không', 'công ty này số … có thật không'],
    ['tài khoản 19036-123456.789 của ai', 'tài khoản … của ai'],
    ['gọi +84912345678 được không', 'gọi … được không'],
    ['nghị định 09/2025 năm 2026 nói gì', 'nghị định 09/2025 năm 2026 nói gì'],
    ['vụ hôm nọ ông Nguyễn Văn Tèo với bà kia sao rồi', 'vụ hôm nọ ông N. V. T. với bà kia sao rồi'],
  ])('hold no number or name by which somebody could be found: %s', async (text, kept) => {
    const noted: string[] = [];
    const store: Pick<UnansweredStore, 'note'> = { note: (one) => Promise.resolve(void noted.push(one.text)) };
    await unansweredNoter({ store, mask, now: () => 1 })('c', item(text), {
      type: 'event',
      value: { intent: 'other' },
    });
    expect(noted).toEqual([kept]);
  });
});
