import { Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { QueueItem } from '../queue/queue-item';
import { Failure } from '../shared/failure';
import { SafeText } from '../shared/safe-text-view';
import { useLoader } from '../shared/use-loader';
import { linkTexts } from './texts';

const REFRESH_MS = 60_000;

/** Cases that share something with this one, and what. */
export function Links({ id }: { id: string }) {
  const { api } = useSession();
  const links = useLoader(
    useCallback((signal) => api.links(id, signal), [api, id]),
    REFRESH_MS,
  );
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {linkTexts.title}
      </Title>
      {links.failure !== undefined && (
        <Failure error={links.failure} what={linkTexts.failed} onRetry={links.reload} busy={links.loading} />
      )}
      {links.data?.length === 0 && (
        <Text c="dimmed" size="sm">
          {linkTexts.none}
        </Text>
      )}
      <ul className="queue-list cards">
        {links.data?.map(({ case: linked, reasons }) => (
          <li key={linked.id}>
            <ul className="queue-list">
              <QueueItem item={linked} current={false} unseen={false} />
            </ul>
            {reasons.map(({ kind, value }, n) => (
              <Text key={`${kind} ${String(n)}`} size="sm">
                {linkTexts.kinds[kind] ?? kind}: <SafeText text={value} />
              </Text>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
