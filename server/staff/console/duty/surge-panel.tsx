import { Switch, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { dutyTexts } from './texts';

const REFRESH_MS = 15_000;

/** Whether far more people write than usual; supervisors turn it. */
export function SurgePanel() {
  const { api, me } = useSession();
  const surge = useLoader(
    useCallback((signal) => api.surge(signal), [api]),
    REFRESH_MS,
  );
  const on = surge.data?.on ?? false;
  const turn = useDeed(() => api.setSurge(!on), surge.put);
  const maySwitch = me.may.includes('supervise');
  if (!maySwitch && !on) return null;
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {dutyTexts.surge}
      </Title>
      <Text size="sm">{on ? dutyTexts.surgeOn : dutyTexts.surgeOff}</Text>
      {maySwitch && (
        <Switch mt={8} label={dutyTexts.surgeSwitch} checked={on} disabled={turn.busy} onChange={turn.run} />
      )}
      {turn.failure !== undefined && <Failure error={turn.failure} what={dutyTexts.surgeFailed} />}
    </section>
  );
}
