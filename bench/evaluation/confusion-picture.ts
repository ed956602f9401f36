import { INTENTS } from '../../knowledge/schema';
import type { Read } from './scores';

const CELL = 14;
const MARGIN = 170;
const SIZE = MARGIN + INTENTS.length * CELL + 10;

/** A picture of what was read for what: a row for each intent that was wanted, a column for each that was read; darker is more often. */
export function confusionPicture(reads: readonly Read[]): string {
  const counts = INTENTS.map(() => new Uint32Array(INTENTS.length));
  for (const { message, reading } of reads) {
    const wanted = message.intents.includes(reading.intent) ? reading.intent : (message.intents[0] ?? reading.intent);
    const row = counts[INTENTS.indexOf(wanted)];
    const column = INTENTS.indexOf(reading.intent);
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  const cells = counts.flatMap((row, y) => {
    const all = row.reduce((a, b) => a + b, 0);
    return Array.from(row, (count, x) => (count ? cell(x, y, count / all, count) : ''));
  });
  const names = INTENTS.flatMap((intent, n) => [
    `<text x="${MARGIN - 4}" y="${MARGIN + n * CELL + 10}" text-anchor="end">${intent}</text>`,
    `<text transform="translate(${MARGIN + n * CELL + 10} ${MARGIN - 4}) rotate(-90)">${intent}</text>`,
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" font-family="sans-serif" font-size="9">`,
    `<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>`,
    '<text x="8" y="16">Rows: what was asked.</text>',
    '<text x="8" y="28">Columns: what was read.</text>',
    '<text x="8" y="40">Darker: a larger share of the row.</text>',
    ...names,
    ...cells.filter(Boolean),
    '</svg>',
    '',
  ].join('\n');
}

function cell(x: number, y: number, share: number, count: number): string {
  const colour = x === y ? '#1a7f5a' : '#c0392b';
  const at = `x="${MARGIN + x * CELL}" y="${MARGIN + y * CELL}" width="${CELL - 1}" height="${CELL - 1}"`;
  const title = `${INTENTS[y] ?? ''} read as ${INTENTS[x] ?? ''}: ${count}`;
  return `<rect ${at} fill="${colour}" fill-opacity="${(0.15 + 0.85 * share).toFixed(2)}"><title>${title}</title></rect>`;
}
