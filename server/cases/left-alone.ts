import type { Case } from '../store/contract/cases';
import type { CaseAction } from './actions';

/** Under these stands in the log what supervisors look at: an emergency was closed whose person nobody had answered, or put aside for long. */
export const LEFT = { closed: 'left.closed', aside: 'left.aside' } as const;
export type LeftAlone = (typeof LEFT)[keyof typeof LEFT];

/** Longer than this nobody waits for others in an emergency without somebody else knowing of it, ms. */
const LONG_FOLLOW_MS = 24 * 3_600_000;

/** Whether a step leaves somebody alone who cried for help: one person can do so, and nobody else would see it. */
export function leftAlone({ priority, firstAnsweredAt }: Case, action: CaseAction, at: number): LeftAlone | undefined {
  if (priority !== 1) return undefined;
  if (action.type === 'close' && firstAnsweredAt === undefined) return LEFT.closed;
  return action.type === 'follow' && action.until > at + LONG_FOLLOW_MS ? LEFT.aside : undefined;
}
