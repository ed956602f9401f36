import { DirectLineError } from './errors';

/**
 * Reads a watermark: the place in the conversation after which the client wants to go on. Absent, empty, or `-`, which
 * Azure's Direct Line puts into the first stream address, mean the beginning. Raises 400 for anything but a number.
 */
export function readWatermark(given: unknown): number {
  if (given === undefined || given === null || given === '' || given === '-') return 0;
  if (typeof given !== 'string' || !/^\d{1,15}$/.test(given)) throw new DirectLineError('BadArgument');
  return Number(given);
}
