import { type Caution, mayWrite } from '../../bot/safety';
import type { Case } from '../store/contract/cases';

/** Raised when a message to the person could harm them now; staff may write all the same when they say why. */
export class UnsafeToWrite extends Error {
  readonly code = 'UNSAFE_TO_WRITE';
  constructor(
    readonly caution: Caution,
    /** Since when, epoch ms: what was agreed, or the person's last word. */
    readonly since: number,
  ) {
    super(`writing to the person may harm them: ${caution}`);
  }
}

/** Whether the person of a case may be written to at `now`: until when, or why not and since when (epoch ms). */
export function writable(current: Case, now: number): { until: number } | { caution: Caution; since: number } {
  const { safety, lastMessageAt } = current;
  const person = {
    inDanger: isEndangered(current),
    safety: safety ?? { state: 'unsure' as const },
    heardAt: lastMessageAt,
  };
  const may = mayWrite(person, now);
  if ('until' in may) return may;
  return { caution: may.caution, since: may.caution === 'silence' ? lastMessageAt : (safety?.at ?? lastMessageAt) };
}

/** Whether the person of a case was in danger at some time, whatever this case is about: as the bot, which gives up what comes too late. */
export const isEndangered = ({ priority, inDanger = false }: Case): boolean => inDanger || priority === 1;

/** Raises {@link UnsafeToWrite}. */
export function checkWritable(current: Case, now: number): void {
  const may = writable(current, now);
  if ('caution' in may) throw new UnsafeToWrite(may.caution, may.since);
}
