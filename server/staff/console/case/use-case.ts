import { useCallback, useEffect } from 'react';
import { useSession } from '../api/context';
import type { CaseDetail } from '../api/types';
import { useNews } from '../live/context';
import { type Loading, useLoader } from '../shared/use-loader';

const REFRESH_MS = 20_000;
/** While something of ours is on its way people watch the screen. */
const SENDING_REFRESH_MS = 3000;

/** One case, kept fresh. */
export function useCase(id: string): Loading<CaseDetail> {
  const { api } = useSession();
  const loading = useLoader(
    useCallback((signal) => api.case(id, signal), [api, id]),
    REFRESH_MS,
  );
  const { reload } = loading;
  useNews((news) => {
    if (news.type === 'resync' || news.caseId === id) reload();
  });
  const sending = loading.data?.transcript.some(({ state }) => state === 'queued') ?? false;
  useEffect(() => {
    if (!sending) return undefined;
    const timer = setInterval(reload, SENDING_REFRESH_MS);
    return () => clearInterval(timer);
  }, [sending, reload]);
  return loading;
}
