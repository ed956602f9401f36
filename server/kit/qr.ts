import { encode } from 'uqr';
import type { Shape } from './sheet';

/** A QR code in a box of `size`; a white border of four modules belongs to it (ISO/IEC 18004). */
export function qrShapes(text: string, { x, y, size }: { x: number; y: number; size: number }): Shape[] {
  const { data } = encode(text, { ecc: 'M', border: 4 });
  const module = size / data.length;
  const dark = data.flatMap((row, down) => runsIn(row).map(({ from, length }) => ({ down, from, length })));
  return [
    { kind: 'box', x, y, width: size, height: size, fill: '#ffffff' },
    ...dark.map(({ down, from, length }): Shape => ({
      kind: 'box',
      x: x + from * module,
      y: y + down * module,
      width: length * module,
      // A hair more, so that no printer shows a gap between two rows.
      height: module * 1.02,
      fill: '#000000',
    })),
  ];
}

/** Dark modules beside each other are one box. */
function runsIn(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((dark, n) => {
    const last = runs.at(-1);
    if (dark && last && last.from + last.length === n) last.length += 1;
    else if (dark) runs.push({ from: n, length: 1 });
  });
  return runs;
}
