import { useCallback } from 'react';
import type { Api } from '../api/api';
import { useSession } from '../api/context';
import type { CaseStatus, CaseSummary } from '../api/types';
import { useNews } from '../live/context';
import { type Loading, useLoader } from '../shared/use-loader';
import { mostUrgentFirst } from './order';

/** Every case that is not closed; `complete` is false when there are more than we fetch. */
export interface ActiveCases {
  items: readonly CaseSummary[];
  complete: boolean;
}

const REFRESH_MS = 20_000;
/** Far above what a shift can hold; only a flood goes over it, and then the page says so. */
const MOST_PAGES = 20;

/** All that is open or claimed, kept fresh by the stream and by asking every 20 seconds. */
export function useActiveCases(): Loading<ActiveCases> {
  const { api } = useSession();
  const loading = useLoader(
    useCallback((signal) => fetchActive(api, signal), [api]),
    REFRESH_MS,
  );
  useNews(loading.reload);
  return loading;
}

async function fetchActive(api: Api, signal: AbortSignal): Promise<ActiveCases> {
  const lists = await Promise.all([fetchAll(api, 'open', signal), fetchAll(api, 'claimed', signal)]);
  // A case may be claimed between the two calls and then stand in both lists.
  const cases = new Map(lists.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  return { items: [...cases.values()].sort(mostUrgentFirst), complete: lists.every(({ complete }) => complete) };
}

async function fetchAll(
  api: Api,
  status: CaseStatus,
  signal: AbortSignal,
): Promise<{ items: CaseSummary[]; complete: boolean }> {
  const items: CaseSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items: more, nextCursor } = await api.cases({ status }, cursor, signal);
    items.push(...more);
    if (!nextCursor) return { items, complete: true };
    cursor = nextCursor;
  }
  return { items, complete: false };
}
