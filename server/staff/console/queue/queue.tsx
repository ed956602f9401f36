import { Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { CaseSummary } from '../api/types';
import { isUnclaimedUrgent } from '../live/alarm';
import type { Loading } from '../shared/use-loader';
import { queueTexts } from '../texts';
import { FoundList } from './found-list';
import { QueueFilters } from './queue-filters';
import { QueueList } from './queue-list';
import type { ActiveCases } from './use-active-cases';
import { EVERYTHING, isFiltered, pick, serverQuery } from './view';

interface Props {
  active: Loading<ActiveCases>;
  current?: string | undefined;
  unseen: ReadonlySet<string>;
}

/** The queue with its filters. */
export function Queue({ active, current, unseen }: Props) {
  const [view, setView] = useState(EVERYTHING);
  const [asked] = useDebouncedValue(view, 250);
  const query = serverQuery(asked);
  const list = { current, unseen };
  return (
    <nav className="queue" aria-label={queueTexts.title} id="queue" tabIndex={-1}>
      <QueueFilters view={view} onChange={setView} />
      <HiddenUrgent view={view} cases={active.data?.items ?? []} onClear={() => setView(EVERYTHING)} />
      {query ? (
        <FoundList key={JSON.stringify(query)} query={query} {...list} />
      ) : (
        <ActiveList active={active} view={view} {...list} />
      )}
    </nav>
  );
}

type ListProps = Pick<Props, 'current' | 'unseen'>;

function ActiveList({ active, view, ...list }: { active: Loading<ActiveCases>; view: typeof EVERYTHING } & ListProps) {
  const { me } = useSession();
  const items = active.data && pick(active.data.items, view, me.id);
  return (
    <>
      <QueueList
        items={items}
        failure={active.failure}
        loading={active.loading}
        onRetry={active.reload}
        filtered={isFiltered(view)}
        {...list}
      />
      {active.data?.complete === false && (
        <Text size="sm" p={12}>
          {queueTexts.incomplete(active.data.items.length)}
        </Text>
      )}
    </>
  );
}

/** A filter must not hide an emergency without saying so. */
function HiddenUrgent({
  view,
  cases,
  onClear,
}: {
  view: typeof EVERYTHING;
  cases: readonly CaseSummary[];
  onClear: () => void;
}) {
  const { me } = useSession();
  const hides = view.q.trim() !== '' || view.status === 'closed';
  const shown = new Set(hides ? [] : pick(cases, view, me.id).map(({ id }) => id));
  const hidden = cases.filter((item) => isUnclaimedUrgent(item) && !shown.has(item.id)).length;
  if (!isFiltered(view) || hidden === 0) return null;
  return (
    <div className="queue-hidden" role="status">
      {queueTexts.hiddenUrgent(hidden)}
      <Button size="compact-sm" color="red" onClick={onClear}>
        {queueTexts.clear}
      </Button>
    </div>
  );
}
