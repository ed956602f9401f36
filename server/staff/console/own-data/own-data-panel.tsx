import { Anchor, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { Moment } from '../shared/moment';
import { caseLink } from '../shared/route';
import { useLoader } from '../shared/use-loader';
import { ownDataTexts } from './texts';

const REFRESH_MS = 30_000;

/** What people want with their data and still wait for: a supervisor sees to it that each is answered in time. */
export function OwnDataPanel() {
  const { api } = useSession();
  const wishes = useLoader(
    useCallback((signal) => api.ownData(signal), [api]),
    REFRESH_MS,
  );
  return (
    <section className="panel" aria-labelledby="own-data">
      <Title order={2} size="h5" id="own-data">
        {ownDataTexts.listTitle} {wishes.data && `(${wishes.data.length})`}
      </Title>
      <Text size="sm" c="dimmed">
        {ownDataTexts.listLead}
      </Text>
      {wishes.failure !== undefined && (
        <Failure error={wishes.failure} what={ownDataTexts.listFailed} onRetry={wishes.reload} busy={wishes.loading} />
      )}
      {wishes.data?.length === 0 && <Text size="sm">{ownDataTexts.none}</Text>}
      <ul>
        {wishes.data?.map(({ caseId, code, id, wish, state, dueAt }) => (
          <li key={caseId + id + wish}>
            <Anchor href={caseLink(caseId)}>{code}</Anchor>: {ownDataTexts.wishes[wish]}, {ownDataTexts.states[state]},{' '}
            {ownDataTexts.due} <Moment at={dueAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}
