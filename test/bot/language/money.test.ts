import { createMoneyFinder } from '../../../bot/language/money';
import { loadEntityRegisters } from '../../../knowledge/registers';

const findMoney = createMoneyFinder(loadEntityRegisters('knowledge').money);

it.each<[string, number, string]>([
  ['cọc 25tr', 25_000_000, 'VND'],
  ['1tr2 thôi', 1_200_000, 'VND'],
  ['đóng 25 triệu rưỡi', 25_500_000, 'VND'],
  ['dong hai muoi lam trieu', 25_000_000, 'VND'],
  ['một trăm hai mươi triệu', 120_000_000, 'VND'],
  ['3 củ', 3_000_000, 'VND'],
  ['nợ 2k đô', 2_000, 'USD'],
  ['tiền đền 4.500 đô', 4_500, 'USD'],
  ['8 nghìn đô', 8_000, 'USD'],
  ['phạt 500k', 500_000, 'VND'],
  ['2.000.000đ', 2_000_000, 'VND'],
  ['$1,200 một tháng', 1_200, 'USD'],
  ['1 tỷ 2 trăm triệu', 1_200_000_000, 'VND'],
  ['lương 20 man', 200_000, 'JPY'],
  ['12 vạn tệ', 120_000, 'CNY'],
  ['5 lít', 500_000, 'VND'],
  ['28 nghìn đài tệ', 28_000, 'TWD'],
  ['1200e 1 thang', 1_200, 'EUR'],
])('reads "%s"', (text, amount, currency) => expect(findMoney(text)).toMatchObject([{ amount, currency }]));

it.each(['lương 15-20tr', 'lương từ 15 đến 20 triệu', '15 tới 20 trieu'])('reads both ends of "%s"', (text) =>
  expect(findMoney(text)).toMatchObject([{ amount: 15_000_000, upTo: 20_000_000, currency: 'VND' }]),
);

it.each([
  'tầng 4 phòng 12',
  'đi 3 năm',
  '111',
  'ba em đi rồi',
  'năm 2015',
  'cao 3 m',
  'tuyển 20 nam nữ',
  'nuôi 2e',
  'có 600 e',
])('sees no money in "%s"', (text) => expect(findMoney(text)).toEqual([]));

it('reads both ends of euros with a letter', () =>
  expect(findMoney('net 850-1000e')).toMatchObject([{ amount: 850, upTo: 1_000, currency: 'EUR' }]));

it('tells where each amount stands', () => {
  const text = 'nộp 20tr rồi đòi thêm 5 triệu';
  for (const { text: piece, at } of findMoney(text)) expect(text.slice(at, at + piece.length)).toBe(piece);
  expect(findMoney(text).map(({ amount }) => amount)).toEqual([20_000_000, 5_000_000]);
});
