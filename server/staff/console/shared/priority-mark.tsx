import type { Priority } from '../api/types';
import { priorityLabels } from '../labels';

/** How urgent, by word, shape and colour. `quiet`: somebody has it already. */
export function PriorityMark({ priority, quiet = false }: { priority: Priority; quiet?: boolean }) {
  return (
    <span className="priority" data-priority={priority} data-quiet={quiet || undefined}>
      {priority === 1 && <span aria-hidden="true">▲ </span>}
      {priorityLabels[priority]}
    </span>
  );
}
