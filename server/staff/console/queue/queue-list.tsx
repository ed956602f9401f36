import { Skeleton, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { CaseSummary } from '../api/types';
import { Failure } from '../shared/failure';
import { queueTexts, texts } from '../texts';
import { BundleRest } from './bundle-rest';
import { bundlesOf } from './bundles';
import { QueueItem } from './queue-item';

interface Props {
  items: readonly CaseSummary[] | undefined;
  failure?: unknown;
  loading: boolean;
  filtered: boolean;
  onRetry: () => void;
  current?: string | undefined;
  unseen: ReadonlySet<string>;
}

/** Cases one under the other. Old ones stay when new ones cannot be fetched, and the list says that it is old. */
export function QueueList({ items, failure, loading, filtered, onRetry, current, unseen }: Props) {
  return (
    <>
      {failure !== undefined && (
        <Failure
          error={failure}
          what={items ? `${queueTexts.failed}. ${queueTexts.failedOld}` : queueTexts.failed}
          onRetry={onRetry}
          busy={loading}
        />
      )}
      {!items && failure === undefined && <Waiting />}
      {items?.length === 0 && (
        <Text c="dimmed" p={16} role="status">
          {filtered ? queueTexts.emptyFiltered : queueTexts.empty}
        </Text>
      )}
      <ul className="queue-list">
        {bundlesOf(items ?? []).map(({ head, others }) => (
          <Fragment key={head.id}>
            <QueueItem item={head} current={head.id === current} unseen={unseen.has(head.id)} />
            {others.length > 0 && <BundleRest head={head} others={others} current={current} unseen={unseen} />}
          </Fragment>
        ))}
      </ul>
    </>
  );
}

function Waiting() {
  return (
    <div aria-label={texts.loading} role="status" className="queue-waiting">
      <Skeleton height={84} />
      <Skeleton height={84} />
      <Skeleton height={84} />
    </div>
  );
}
