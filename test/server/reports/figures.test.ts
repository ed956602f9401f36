import { momentsOf, monthBefore, monthOf } from '../../../server/reports/period';
import { csvOf, inert } from '../../../server/reports/spreadsheet';
import { suppress, suppressOne } from '../../../server/reports/suppression';
import { durationsOf, tally } from '../../../server/reports/tally';

describe('a period', () => {
  it('begins and ends with the day in Vietnam', () => {
    expect(momentsOf({ from: '2026-07-30', to: '2026-07-30' })).toEqual({
      from: Date.parse('2026-07-29T17:00:00Z'),
      to: Date.parse('2026-07-30T17:00:00Z'),
    });
  });

  it.each([
    ['2026-07-30', '2026-07-29'],
    ['2020-01-01', '2026-01-01'],
    ['2026-02-30', 'morgen'],
  ])('is refused from %s to %s', (from, to) => {
    expect(() => momentsOf({ from, to })).toThrow(/is no period/);
  });

  it.each([
    ['2026-02', '2026-02-28', '2026-01'],
    ['2028-02', '2028-02-29', '2028-01'],
    ['2026-01', '2026-01-31', '2025-12'],
  ])('of the month %s ends with %s, and the month before is %s', (month, last, before) => {
    expect([monthOf(month), monthBefore(month)]).toEqual([{ from: `${month}-01`, to: last }, before]);
  });
});

describe('times', () => {
  it.each([
    [[], { count: 0 }],
    [[7_400], { count: 1, median: 7, p90: 7 }],
    [[4_000, 1_000, 3_000, 2_000], { count: 4, median: 2, p90: 4 }],
    [Array.from({ length: 100 }, (_, n) => (n + 1) * 1_000), { count: 100, median: 50, p90: 90 }],
  ])('%j: middle and ninth decile by nearest rank', (milliseconds, expected) => {
    expect(durationsOf(milliseconds)).toEqual(expected);
  });
});

describe('small counts', () => {
  const counts = (given: Record<string, number>) => Object.entries(given).map(([key, count]) => ({ key, count }));
  const shown = (given: Record<string, number>) =>
    Object.fromEntries(suppress(counts(given)).map(({ key, count }) => [key, count]));

  it('are hidden; none and five are shown', () => {
    expect(shown({ a: 0, b: 1, c: 4, d: 5 })).toEqual({ a: 0, b: undefined, c: undefined, d: 5 });
    expect([0, 1, 4, 5].map(suppressOne)).toEqual([0, undefined, undefined, 5]);
  });

  it('cannot be worked out from a sum: beside a single hidden one the next smallest is hidden too', () => {
    expect(shown({ a: 30, b: 3, c: 9 })).toEqual({ a: 30, b: undefined, c: undefined });
    expect(shown({ a: 3 })).toEqual({ a: undefined });
    expect(shown({ a: 30, b: 9 })).toEqual({ a: 30, b: 9 });
  });

  it('cannot be worked out where a sum leaves no choice: all of one, or all of four', () => {
    expect(shown({ a: 30, b: 1, c: 1, d: 9 })).toEqual({ a: 30, b: undefined, c: undefined, d: undefined });
    expect(shown({ a: 30, b: 4, c: 4 })).toEqual({ a: undefined, b: undefined, c: undefined });
    expect(shown({ a: 30, b: 1, c: 3, d: 9 })).toEqual({ a: 30, b: undefined, c: undefined, d: 9 });
  });

  it('are counted with the most frequent first', () => {
    expect(tally(['b', 'a', 'c', 'a', 'c'])).toEqual([
      { key: 'a', count: 2 },
      { key: 'c', count: 2 },
      { key: 'b', count: 1 },
    ]);
  });
});

describe('a spreadsheet', () => {
  it.each([
    '=1+1',
    '+84912345678',
    '-2+3',
    '@SUM(A1)',
    '  =1+1',
    '\t=1+1',
    '\r\n=cmd|calc',
    '＝1+1',
    '＋1',
    '|calc',
    '%0a=1',
    '\u200b=1+1',
    '\u0000=1',
  ])('takes %j for text', (text) => {
    expect(inert(text)).toMatch(/^'/);
    expect(csvOf([{ section: text, row: '', value: text }])).not.toMatch(/(^|[,\r\n])"?[\s\p{C}]*[=+\-@＝＋|%]/u);
  });

  it('keeps what is no formula as it is, quotes and commas and lines included', () => {
    const csv = csvOf([{ section: 'a "b", c', row: 'Đắk Lắk', value: 7 }]);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv.split('\r\n')[1]).toBe('"a ""b"", c","Đắk Lắk",7');
  });
});
