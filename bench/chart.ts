import type { Figure } from './figures';

const ROW = 34;
const BAR = 11;
const LABELS = 430;
const BARS = 420;
const VALUES = 80;
const TOP = 46;
const INK = '#17211f';
const OURS = '#0b6e6e';
const FLOOR = '#b7c4c0';

/** Times beside their floors as an SVG, on a logarithmic scale: one pair of bars a line, medians. */
export function chartOf(figures: readonly Figure[]): string {
  const rows = figures.filter(({ unit, floor }) => unit === 'ms' && floor);
  const medians = rows.flatMap(({ measured, floor }) => [measured.median, floor?.median ?? measured.median]);
  const [least, most] = [Math.log10(Math.min(...medians)) - 0.2, Math.log10(Math.max(...medians))];
  const width = (ms: number) => Math.max(2, ((Math.log10(ms) - least) / (most - least)) * BARS);
  const height = TOP + rows.length * ROW + 10;
  const lines = rows.flatMap((row, n) => pairOf(row, TOP + n * ROW, width));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LABELS + BARS + VALUES} ${height}" font-family="sans-serif" font-size="12" fill="${INK}">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    '<text x="10" y="20" font-size="14" font-weight="bold">Median times, ms (logarithmic)</text>',
    `<rect x="${LABELS}" y="11" width="11" height="11" fill="${OURS}"/><text x="${LABELS + 16}" y="21">Hải Đăng</text>`,
    `<rect x="${LABELS + 90}" y="11" width="11" height="11" fill="${FLOOR}"/><text x="${LABELS + 106}" y="21">floor: the least that could do the same work</text>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

function pairOf({ name, measured, floor }: Figure, y: number, width: (ms: number) => number): string[] {
  const bar = (ms: number, top: number, fill: string) => [
    `<rect x="${LABELS}" y="${top}" width="${width(ms).toFixed(1)}" height="${BAR}" fill="${fill}"/>`,
    `<text x="${(LABELS + width(ms) + 5).toFixed(1)}" y="${top + 10}" font-size="11">${Number(ms.toPrecision(3))}</text>`,
  ];
  return [
    `<text x="${LABELS - 10}" y="${y + 16}" text-anchor="end">${escaped(name)}</text>`,
    ...bar(measured.median, y, OURS),
    ...(floor ? bar(floor.median, y + BAR + 1, FLOOR) : []),
  ];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
