import type { Priority } from '../api/types';
import { priorityLabels } from '../labels';
import { headerTexts } from '../texts';

const PRIORITIES: readonly Priority[] = [1, 2, 3];

/** How many cases are not closed, by urgency. */
export function Counts({ counts }: { counts: Record<Priority, number> | undefined }) {
  return (
    <ul className="counts" aria-label={headerTexts.counts}>
      {PRIORITIES.map((priority) => (
        <li
          key={priority}
          title={priorityLabels[priority]}
          data-priority={priority}
          data-none={counts?.[priority] === 0 || undefined}
        >
          <strong>{counts?.[priority] ?? '…'}</strong> <span className="counts-words">{priorityLabels[priority]}</span>
        </li>
      ))}
    </ul>
  );
}
