import type { CaseQuery, CaseSummary, Priority } from '../api/types';

/** Which cases the person wants to see. */
export interface QueueView {
  status: 'active' | 'open' | 'mine' | 'closed';
  priority?: Priority | undefined;
  /** Part of a case code. */
  q: string;
}

export const EVERYTHING: QueueView = { status: 'active', q: '' };

/** Is anything left out that is not closed? */
export const isFiltered = ({ status, priority, q }: QueueView): boolean =>
  status !== 'active' || priority !== undefined || q.trim() !== '';

/** What to ask the server for, or undefined when the active cases at hand are enough. A search goes through all cases. */
export function serverQuery({ status, priority, q }: QueueView): CaseQuery | undefined {
  const code = q.trim();
  if (status !== 'closed' && code === '') return undefined;
  return { ...(code === '' ? { status: 'closed' as const } : { q: code }), ...(priority ? { priority } : {}) };
}

/** The active cases that belong to the view. */
export function pick(items: readonly CaseSummary[], { status, priority }: QueueView, me: string): CaseSummary[] {
  return items.filter(
    (item) =>
      (priority === undefined || item.priority === priority) &&
      (status !== 'open' || item.status === 'open') &&
      (status !== 'mine' || (item.status === 'claimed' && item.owner?.id === me)),
  );
}
