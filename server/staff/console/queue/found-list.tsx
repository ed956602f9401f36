import { Button } from '@mantine/core';
import { useCallback, useRef } from 'react';
import type { Api } from '../api/api';
import { useSession } from '../api/context';
import type { CaseSummary, Page } from '../api/types';
import { useNews } from '../live/context';
import { useLoader } from '../shared/use-loader';
import { queueTexts } from '../texts';
import { QueueList } from './queue-list';
import { fetchBundles } from './bundles';
import { type QueueView, belongs, isFiltered, serverQuery } from './view';

interface Props {
  view: QueueView;
  current?: string | undefined;
  unseen: ReadonlySet<string>;
}

const REFRESH_MS = 20_000;
/** So many lines at least, when there are as many. */
const PART = 50;

/** What the server finds for a view, part by part: a queue of thousands costs no more than one of fifty. */
export function FoundList({ view, ...list }: Props) {
  const { api } = useSession();
  // Not state: what is shown already must stay while a further part is fetched.
  const parts = useRef(1);
  const fetch = useCallback((signal: AbortSignal) => fetchParts(api, view, parts.current, signal), [api, view]);
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
        filtered={isFiltered(view)}
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

async function fetchParts(api: Api, view: QueueView, parts: number, signal: AbortSignal): Promise<Page<CaseSummary>> {
  const fetchPart = (cursor?: string) => api.cases(serverQuery(view), cursor, signal);
  const found = await fetchBundles(fetchPart, parts * PART);
  const items = found.items.filter((item) => belongs(view, item));
  // Closed ones come last: where they begin, what was asked for has ended.
  const isWhole = items.length < found.items.length;
  return { items, ...(found.nextCursor && !isWhole && { nextCursor: found.nextCursor }) };
}
