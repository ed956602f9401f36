import { ZaloApiError } from '../../../server/zalo-api-wrapper';
import { failureOf } from '../../../server/channels/messenger/limits';

/** Pages are checked against the browser's types, tests against Node's: so only what is used here is named. */
const CONSOLE = '../../../server/staff/console';
const { deliveryReason } = jest.requireActual<{ deliveryReason: (code: string) => string | undefined }>(
  `${CONSOLE}/delivery-reasons`,
);
const { detailInWords } = jest.requireActual<{ detailInWords: (detail: string) => string }>(`${CONSOLE}/shared/detail`);
const { factValue } = jest.requireActual<{ factValue: (name: string, value: string) => string }>(
  `${CONSOLE}/shared/label`,
);

const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

describe('why a message did not arrive, in words', () => {
  it('has words for every code that Zalo’s table knows', () => {
    const known = upTo(15_000).filter((code) => new ZaloApiError(-code, '', 200).kind !== 'unknown');
    expect(known.length).toBeGreaterThan(30);
    expect(known.filter((code) => deliveryReason(`-${code}`) === undefined)).toEqual([]);
  });

  it('has words for every code that Messenger’s table knows', () => {
    const known = upTo(11_000).filter((code) => failureOf(200, code) !== 'reply');
    expect(known.length).toBeGreaterThan(8);
    expect(known.filter((code) => deliveryReason(String(code)) === undefined)).toEqual([]);
  });

  it.each([
    ['10/2018278', 'quá hạn nhắn mà Facebook cho phép'],
    ['551', 'người này không nhận tin lúc này, có thể đã chặn trang'],
    ['-230', 'người này không nhắn trong 7 ngày nên Zalo không cho gửi'],
    ['HTTP 503', 'nền tảng đang gặp lỗi'],
    ['502', 'nền tảng đang gặp lỗi'],
    ['HTTP 418', 'nền tảng không nhận'],
    ['oauth/-14014', 'tài khoản Zalo mất quyền gửi, quản trị viên cần nối lại'],
    ['SILENCE', 'đã trễ quá 15 phút, sợ người khác đang cầm máy'],
    ['-99999', undefined],
    ['constructor', undefined],
  ])('%s', (code, words) => expect(deliveryReason(code)).toBe(words));
});

describe('what stands beside a step of a case', () => {
  it.each([
    ['everybody', 'báo mọi người trong ca'],
    ['supervisor', 'báo trưởng ca, gọi cả ngoài bàn trực'],
    ['silent', 'người giữ im lặng'],
    ['assess', 'Đánh giá ban đầu'],
    ['where', 'Đang ở đâu'],
    ['accepted', 'Đã nhận'],
    ['551', 'người này không nhận tin lúc này, có thể đã chặn trang'],
    ['Chị Lan', 'Chị Lan'],
  ])('%s', (detail, words) => expect(detailInWords(detail)).toBe(words));

  it('is a day and an hour for a date', () => {
    expect(detailInWords('2026-11-26T08:05:00.000Z')).toMatch(/^\d\d\/11 \d\d:05$/);
  });
});

it('shows telephone numbers as they are dialled', () => {
  expect(factValue('phones', '+84912345678; +842438256133; 19001234; +85512345678')).toBe(
    '0912 345 678; 024 3825 6133; 19001234; +85512345678',
  );
  expect(factValue('where', '+84912345678')).toBe('+84912345678');
});
