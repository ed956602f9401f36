import { Anchor, Button, Text, Title } from '@mantine/core';
import { useCallback, useRef } from 'react';
import { useSession } from '../api/context';
import type { MuteItem } from '../api/mutes';
import { Failure } from '../shared/failure';
import { Moment } from '../shared/moment';
import { caseLink } from '../shared/route';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { uuid } from '../shared/uuid';
import { muteTexts } from './texts';

const REFRESH_MS = 30_000;

/** Whose messages call nobody now: a supervisor sees all of them and can end each. */
export function MutesPanel() {
  const { api } = useSession();
  const mutes = useLoader(
    useCallback((signal) => api.mutes(signal), [api]),
    REFRESH_MS,
  );
  return (
    <section className="panel" aria-labelledby="mutes">
      <Title order={2} size="h5" id="mutes">
        {muteTexts.listTitle} {mutes.data && `(${mutes.data.length})`}
      </Title>
      <Text size="sm" c="dimmed">
        {muteTexts.listLead}
      </Text>
      {mutes.failure !== undefined && (
        <Failure error={mutes.failure} what={muteTexts.listFailed} onRetry={mutes.reload} busy={mutes.loading} />
      )}
      {mutes.data?.length === 0 && <Text size="sm">{muteTexts.none}</Text>}
      <ul>
        {mutes.data?.map((item) => (
          <Muted key={item.caseId} item={item} onEnded={mutes.reload} />
        ))}
      </ul>
    </section>
  );
}

function Muted({ item, onEnded }: { item: MuteItem; onEnded: () => void }) {
  const { api } = useSession();
  // A try whose answer was lost is repeated under its key.
  const key = useRef<string>(undefined);
  const end = useDeed(() => api.act(item.caseId, { name: 'unmute', body: {} }, (key.current ??= uuid())), onEnded);
  return (
    <li>
      <Anchor href={caseLink(item.caseId)}>{item.code}</Anchor> {muteTexts.reasons[item.reason]}, {item.by},{' '}
      {muteTexts.ends} <Moment at={item.until} />{' '}
      <Button
        size="compact-sm"
        variant="default"
        loading={end.busy}
        onClick={end.run}
        aria-label={muteTexts.endOf(item.code)}
      >
        {muteTexts.end}
      </Button>
      {end.failure !== undefined && <Failure error={end.failure} what={muteTexts.endFailed} />}
    </li>
  );
}
