import { notifications } from '@mantine/notifications';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CaseSummary } from '../api/types';
import { Alarm } from '../live/alarm';
import { Siren } from '../live/siren';
import { alarmTexts } from '../texts';
import { useTitle } from './use-title';
import { notify } from '../shared/notify';

/** How often the bell rings again while an emergency waits unseen. */
const RING_AGAIN_MS = 15_000;

/** Rings, blinks and tells when an emergency comes in; opening the case, or somebody's taking it, ends that. */
export function useAlarm(cases: readonly CaseSummary[] | undefined, current: string | undefined) {
  const [alarm] = useState(() => new Alarm());
  const [siren] = useState(() => new Siren());
  const calling = useSyncExternalStore(alarm.calling.watch, alarm.calling.get);
  useEffect(() => {
    if (current !== undefined) alarm.acknowledge([current]);
    if (cases) for (const item of alarm.take(cases)) tellUrgent(item.code);
  }, [alarm, cases, current]);
  useEffect(() => () => calling.forEach(({ id, code }) => untell(alarm, id, code)), [alarm, calling]);
  useRinging(siren, calling.length);
  useTitle(calling.length, cases?.filter(({ status }) => status === 'open').length ?? 0);
  return { alarm, siren, calling };
}

function useRinging(siren: Siren, calling: number): void {
  useEffect(() => {
    if (calling === 0) return undefined;
    siren.ring();
    const timer = setInterval(() => siren.ring(), RING_AGAIN_MS);
    return () => clearInterval(timer);
  }, [siren, calling]);
}

/** No text of the message: others may look at the screen. */
function tellUrgent(code: string): void {
  notify({
    id: `urgent-${code}`,
    color: 'red',
    title: alarmTexts.newUrgent,
    message: alarmTexts.newUrgentBody(code),
    autoClose: 15_000,
  });
}

/** Takes the notice away once the case no longer calls. */
function untell(alarm: Alarm, id: string, code: string): void {
  if (!alarm.calling.get().some((item) => item.id === id)) notifications.hide(`urgent-${code}`);
}
