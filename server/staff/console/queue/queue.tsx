import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { queueTexts } from '../texts';
import { FoundList } from './found-list';
import { QueueFilters } from './queue-filters';
import { TakeNext } from './take-next';
import { EVERYTHING, storedForm } from './view';

interface Props {
  current?: string | undefined;
  unseen: ReadonlySet<string>;
}

/** The queue with its filters. */
export function Queue({ current, unseen }: Props) {
  const [view, setView] = useState(EVERYTHING);
  const [asked] = useDebouncedValue(view, 250);
  return (
    <nav className="queue" aria-label={queueTexts.title} id="queue" tabIndex={-1}>
      <div className="queue-top">
        <TakeNext />
        <QueueFilters view={view} onChange={setView} />
      </div>
      <FoundList key={storedForm(asked)} view={asked} current={current} unseen={unseen} />
    </nav>
  );
}
