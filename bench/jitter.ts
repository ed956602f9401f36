import { type Figure, figure } from './figures';
import { timeOf, timesOf } from './times';

const ROUNDS = 100;

/** Work that is always the same, of about a millisecond: what its tail is longer than its middle is the machine's own. */
export function measureJitter(): Figure[] {
  let steps = 100_000;
  const work = () => reckon(steps);
  timesOf([0], work);
  steps = Math.round((steps / timeOf(() => repeat(work))) * ROUNDS);
  return [figure('the machine: the same work each time', 'ms', timesOf([0], work))];
}

function repeat(work: () => unknown): void {
  for (let round = 0; round < ROUNDS; round++) work();
}

function reckon(steps: number): number {
  let value = 1;
  for (let step = 0; step < steps; step++) value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0;
  return value;
}
