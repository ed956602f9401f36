import { useCallback } from 'react';
import type { Api } from '../api/api';
import { useSession } from '../api/context';
import type { CaseStatus, CaseSummary, Priority } from '../api/types';
import { useNews } from '../live/context';
import { fetchBundles } from '../queue/bundles';
import { useLoader } from '../shared/use-loader';

/** What is watched on every screen, whatever the queue's filters show. */
export interface Watched {
  /** Emergencies that nobody has taken, the longest waiting first. */
  urgent: readonly CaseSummary[];
  /** Cases that are in one's own hands, also those that wait for others. */
  mine: readonly CaseSummary[];
  /** Cases that are not closed. */
  counts: Record<Priority, number>;
}

const REFRESH_MS = 15_000;
/** The most that the server gives at once; nobody needs to see more emergencies than this to be alarmed. */
const LIMIT = 100;

/** Kept fresh by the stream and by asking, so that a stream that breaks without a sound hides nothing for long. */
export function useWatchedCases(): Watched | undefined {
  const { api } = useSession();
  const loading = useLoader(
    useCallback((signal) => fetchWatched(api, signal), [api]),
    REFRESH_MS,
  );
  useNews(loading.reload);
  return loading.data;
}

async function fetchWatched(api: Api, signal: AbortSignal): Promise<Watched> {
  const own = (status: CaseStatus) => api.cases({ status, owner: 'me', limit: LIMIT }, undefined, signal);
  const [urgent, claimed, following] = await Promise.all([
    fetchBundles((cursor) => api.cases({ status: 'open', priority: 1, limit: LIMIT }, cursor, signal), LIMIT),
    own('claimed'),
    own('following'),
  ]);
  return { urgent: urgent.items, mine: [...claimed.items, ...following.items], counts: urgent.counts };
}
