import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Availability } from '../api/roster';
import type { CaseSummary } from '../api/types';
import { Alarm } from '../live/alarm';
import { Siren } from '../live/siren';
import { useTitle } from './use-title';

/** How often the bell rings again while an emergency waits. */
const RING_AGAIN_MS = 15_000;
/** How often it is looked whose quiet time is over. */
const LOOK_MS = 5_000;

interface Watch {
  urgent: readonly CaseSummary[] | undefined;
  current: string | undefined;
  state: Availability;
}

/** Rings and blinks while an emergency waits; opening the case gives a minute's quiet, taking it ends the call. */
export function useAlarm({ urgent, current, state }: Watch) {
  const [alarm] = useState(() => new Alarm(Date.now));
  const [siren] = useState(() => new Siren());
  const calling = useSyncExternalStore(alarm.calling.watch, alarm.calling.get);
  useEffect(() => {
    if (urgent) alarm.take(urgent);
    if (current !== undefined) alarm.acknowledge([current]);
  }, [alarm, urgent, current]);
  useEffect(() => {
    const timer = setInterval(() => alarm.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [alarm]);
  useRinging(siren, calling.filter((item) => rings(item, state)).length);
  useTitle(calling.length, urgent?.length ?? 0);
  return { alarm, siren, calling };
}

/** Whoever is off duty is not rung for; whoever rests only when an emergency has waited for too long. */
const rings = ({ overdue }: CaseSummary, state: Availability): boolean =>
  state === 'available' || (state === 'break' && overdue);

function useRinging(siren: Siren, calling: number): void {
  useEffect(() => {
    if (calling === 0) return undefined;
    siren.ring();
    const timer = setInterval(() => siren.ring(), RING_AGAIN_MS);
    return () => clearInterval(timer);
  }, [siren, calling]);
}
