import { Text, Title } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { RingDrawing } from './ring-drawing';
import { ringsOf } from './ring-layout';
import { RingTable } from './ring-table';
import { ringTexts } from './texts';

const REFRESH_MS = 60_000;
/** More than one looks at; the largest come first. */
const MOST_SHOWN = 20;

/** Rings of cases: each as a drawing, and beside it as a table that says the same. */
export function RingsPage() {
  const { api } = useSession();
  const loaded = useLoader(
    useCallback((signal) => api.rings(signal), [api]),
    REFRESH_MS,
  );
  const rings = useMemo(() => (loaded.data ? ringsOf(loaded.data) : undefined), [loaded.data]);
  return (
    <>
      <Title order={1} size="h3">
        {ringTexts.title}
      </Title>
      <Text>{ringTexts.lead}</Text>
      {loaded.failure !== undefined && (
        <Failure error={loaded.failure} what={ringTexts.failed} onRetry={loaded.reload} busy={loaded.loading} />
      )}
      {rings?.length === 0 && <Text role="status">{ringTexts.none}</Text>}
      {rings?.slice(0, MOST_SHOWN).map((ring, n) => (
        <section key={ring.marks[0]?.id} className="panel ring" aria-labelledby={`ring-${n}`}>
          <Title order={2} size="h5" id={`ring-${n}`}>
            {ringTexts.ring(n + 1, ring.cases.length)}
          </Title>
          <div className="ring-parts">
            <RingDrawing ring={ring} />
            <RingTable ring={ring} />
          </div>
        </section>
      ))}
      {rings && rings.length > MOST_SHOWN && <Text>{ringTexts.more(rings.length - MOST_SHOWN)}</Text>}
    </>
  );
}
