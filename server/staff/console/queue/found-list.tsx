import { Button } from '@mantine/core';
import { useCallback, useRef } from 'react';
import { useSession } from '../api/context';
import type { CaseQuery, CaseSummary, Page } from '../api/types';
import { useNews } from '../live/context';
import { useLoader } from '../shared/use-loader';
import { queueTexts } from '../texts';
import { QueueList } from './queue-list';

interface Props {
  query: CaseQuery;
  current?: string | undefined;
  unseen: ReadonlySet<string>;
}

const REFRESH_MS = 20_000;

/** What the server finds for a search or among closed cases, part by part. */
export function FoundList({ query, ...list }: Props) {
  const { api } = useSession();
  // Not state: what is shown already must stay while a further part is fetched.
  const parts = useRef(1);
  const fetch = useCallback(
    (signal: AbortSignal) => fetchParts((cursor) => api.cases(query, cursor, signal), parts.current),
    [api, query],
  );
  const found = useLoader(fetch, REFRESH_MS);
  useNews(found.reload);
  const showMore = () => {
    parts.current += 1;
    found.reload();
  };
  return (
    <>
      <QueueList
        items={found.data?.items}
        failure={found.failure}
        loading={found.loading}
        onRetry={found.reload}
        filtered
        {...list}
      />
      {found.data?.nextCursor && (
        <Button variant="default" m={12} loading={found.loading} onClick={showMore}>
          {queueTexts.more}
        </Button>
      )}
    </>
  );
}

async function fetchParts(
  fetchPart: (cursor?: string) => Promise<Page<CaseSummary>>,
  parts: number,
): Promise<Page<CaseSummary>> {
  let found = await fetchPart();
  for (let part = 1; part < parts && found.nextCursor; part++) {
    const more = await fetchPart(found.nextCursor);
    found = { ...more, items: [...found.items, ...more.items] };
  }
  return found;
}
