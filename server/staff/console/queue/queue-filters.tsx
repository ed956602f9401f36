import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Priority } from '../api/types';
import { priorityLabels } from '../labels';
import { queueTexts } from '../texts';
import { EVERYTHING, isFiltered, type QueueView } from './view';

const STATUSES = ['active', 'open', 'mine', 'closed'] as const;
const PRIORITIES: readonly Priority[] = [1, 2, 3];

const statusOptions = STATUSES.map((value) => ({ value, label: queueTexts.views[value] }));
const priorityOptions = [
  { value: '', label: queueTexts.anyPriority },
  ...PRIORITIES.map((value) => ({ value: String(value), label: priorityLabels[value] })),
];

/** Status, priority and case code. */
export function QueueFilters({ view, onChange }: { view: QueueView; onChange: (view: QueueView) => void }) {
  const setStatus = (text: string) =>
    onChange({ ...view, status: STATUSES.find((status) => status === text) ?? 'active' });
  const setPriority = (text: string) =>
    onChange({ ...view, priority: PRIORITIES.find((priority) => String(priority) === text) });
  return (
    <div className="queue-filters" role="search">
      <NativeSelect
        size="sm"
        aria-label={queueTexts.status}
        data={statusOptions}
        value={view.status}
        onChange={(event) => setStatus(event.currentTarget.value)}
      />
      <NativeSelect
        size="sm"
        aria-label={queueTexts.priority}
        data={priorityOptions}
        value={view.priority === undefined ? '' : String(view.priority)}
        onChange={(event) => setPriority(event.currentTarget.value)}
      />
      <TextInput
        size="sm"
        className="queue-search"
        type="search"
        aria-label={queueTexts.search}
        placeholder={`${queueTexts.search} (${queueTexts.searchHint})`}
        value={view.q}
        onChange={(event) => onChange({ ...view, q: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      {isFiltered(view) && (
        <Button size="sm" variant="default" onClick={() => onChange(EVERYTHING)}>
          {queueTexts.clear}
        </Button>
      )}
    </div>
  );
}
