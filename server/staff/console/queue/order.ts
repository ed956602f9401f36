import type { CaseStatus, CaseSummary } from '../api/types';

const STATUS_PLACE: Record<CaseStatus, number> = { open: 0, claimed: 1, following: 2, closed: 3 };

/** Most urgent first; among equals those that nobody has taken; among these the longest waiting. */
export function mostUrgentFirst(a: CaseSummary, b: CaseSummary): number {
  return (
    a.priority - b.priority ||
    STATUS_PLACE[a.status] - STATUS_PLACE[b.status] ||
    Date.parse(a.openedAt) - Date.parse(b.openedAt)
  );
}
