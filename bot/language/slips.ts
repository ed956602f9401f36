import { keysBeside } from './keyboard';

/** How unlikely each kind of slip is (minus the logarithm of its probability, by our own judgement of phone keyboards). */
export const SLIP_COSTS = { doubled: 3, swap: 4, beside: 4.5, missing: 4.5, extra: 6, other: 7 } as const;

/** How unlikely it is that `known` is written as `written`: the slips between them that are likeliest together (Damerau's distance, weighed). */
export function slipCost(written: string, known: string): number {
  const width = known.length + 1;
  const costs = new Float64Array((written.length + 1) * width);
  for (let row = 0; row <= written.length; row += 1) {
    for (let column = 0; column <= known.length; column += 1) {
      if (row + column) costs[row * width + column] = cheapest(written, known, row, column, costs);
    }
  }
  return costs.at(-1) ?? 0;
}

/** The cost of the first `row` letters written for the first `column` known ones, from those of fewer letters. */
function cheapest(written: string, known: string, row: number, column: number, costs: Float64Array): number {
  const costAt = (up: number, left: number) => costs[(row - up) * (known.length + 1) + column - left] ?? 0;
  const [here, there] = [written[row - 1], known[column - 1]];
  let best = Infinity;
  if (here !== undefined && there !== undefined) best = costAt(1, 1) + changed(here, there);
  if (here !== undefined) best = Math.min(best, costAt(1, 0) + added(written, row - 1));
  if (there !== undefined) best = Math.min(best, costAt(0, 1) + SLIP_COSTS.missing);
  const isSwap = row > 1 && column > 1 && here === known[column - 2] && there === written[row - 2] && here !== there;
  return isSwap ? Math.min(best, costAt(2, 2) + SLIP_COSTS.swap) : best;
}

function changed(here: string, there: string): number {
  if (here === there) return 0;
  return keysBeside(there).includes(here) ? SLIP_COSTS.beside : SLIP_COSTS.other;
}

const added = (written: string, at: number) =>
  written[at] === written[at - 1] || written[at] === written[at + 1] ? SLIP_COSTS.doubled : SLIP_COSTS.extra;
