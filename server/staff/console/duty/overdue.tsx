import { Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import type { Api } from '../api/api';
import { useSession } from '../api/context';
import type { CaseSummary } from '../api/types';
import { useNews } from '../live/context';
import { QueueItem } from '../queue/queue-item';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { dutyTexts } from './texts';

const REFRESH_MS = 10_000;
/** As many as the server gives at once, of each kind; the most urgent come first. */
const LIMIT = 100;
const NOT_CLOSED = ['open', 'claimed', 'following'] as const;

/** Cases that are behind what people were promised. */
export function Overdue() {
  const { api } = useSession();
  const late = useLoader(
    useCallback((signal) => fetchOverdue(api, signal), [api]),
    REFRESH_MS,
  );
  useNews(late.reload);
  return (
    <section className="panel" aria-labelledby="overdue">
      <Title order={2} size="h5" id="overdue">
        {dutyTexts.overdue} {late.data && `(${late.data.length})`}
      </Title>
      <Text size="sm" c="dimmed">
        {dutyTexts.overdueLead}
      </Text>
      {late.failure !== undefined && (
        <Failure error={late.failure} what={dutyTexts.overdueFailed} onRetry={late.reload} busy={late.loading} />
      )}
      {late.data?.length === 0 && <Text role="status">✓ {dutyTexts.noOverdue}</Text>}
      <ul className="queue-list cards">
        {late.data?.map((item) => (
          <QueueItem key={item.id} item={item} current={false} unseen={false} />
        ))}
      </ul>
    </section>
  );
}

async function fetchOverdue(api: Api, signal: AbortSignal): Promise<CaseSummary[]> {
  const pages = await Promise.all(NOT_CLOSED.map((status) => api.cases({ status, limit: LIMIT }, undefined, signal)));
  return pages.flatMap(({ items }) => items.filter(({ overdue }) => overdue)).sort((a, b) => a.priority - b.priority);
}
