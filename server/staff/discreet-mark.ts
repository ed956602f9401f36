import type { Mark, MarkKind } from '../cases/mark';
import type { MakeDiscreet } from './discreet-summary';

/** These are numbers whatever their length, and somebody can be reached, paid or recognised by them. */
const NUMBERS: readonly MarkKind[] = ['phone', 'account', 'return'];
const KEPT = 3;

/**
 * What two cases share, as it is shown beside the other case: whoever looks for what belongs together has not opened that one, and the
 * log does not say that they have. The end of a number tells it from others; the whole stands in the case itself.
 */
export const discreetMark =
  (discreet: MakeDiscreet) =>
  ({ kind, value }: Mark): Mark => ({ kind, value: NUMBERS.includes(kind) ? masked(value) : discreet(value).text });

/** "+84912345678" is "+••••••••678". */
function masked(number: string): string {
  const count = number.replace(/\D/g, '').length;
  let place = 0;
  return number.replace(/\d/g, (digit) => (++place > count - KEPT ? digit : '•'));
}
