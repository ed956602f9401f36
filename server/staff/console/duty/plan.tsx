import { Button, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import type { Attendant, Shift } from '../api/roster';
import { explain, Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { clockTime, dayOf } from '../shared/time';
import { useLoader } from '../shared/use-loader';
import { AddShift } from './add-shift';
import { dutyTexts } from './texts';

const REFRESH_MS = 60_000;
const WEEK_MS = 7 * 24 * 3_600_000;

/** The shifts of the next seven days; supervisors change them. */
export function Plan({ people }: { people: readonly Attendant[] }) {
  const { api, me } = useSession();
  const plan = useLoader(
    useCallback(
      (signal) => api.shifts(new Date().toISOString(), new Date(Date.now() + WEEK_MS).toISOString(), signal),
      [api],
    ),
    REFRESH_MS,
  );
  const plans = me.may.includes('supervise');
  const remove = (id: string) => {
    api.removeShift(id).then(plan.reload, (error: unknown) => {
      notify({ color: 'red', title: dutyTexts.removeFailed, message: explain(error).reason });
    });
  };
  const nameOf = ({ staffId }: Shift) => people.find(({ id }) => id === staffId)?.name ?? '—';
  return (
    <section className="panel" aria-labelledby="plan">
      <Title order={2} size="h5" id="plan">
        {dutyTexts.plan}
      </Title>
      {plan.failure !== undefined && (
        <Failure error={plan.failure} what={dutyTexts.planFailed} onRetry={plan.reload} busy={plan.loading} />
      )}
      {plan.data?.length === 0 && <Text c="dimmed">{dutyTexts.noPlan}</Text>}
      <div className="plan">
        {byDay(plan.data ?? []).map(([day, shifts]) => (
          <section key={day}>
            <h3>{day}</h3>
            <ul>
              {shifts.map((shift) => (
                <li key={shift.id}>
                  <span>
                    {hoursOf(shift)} <strong>{nameOf(shift)}</strong>
                  </span>
                  {plans && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={dutyTexts.remove(nameOf(shift), `${day} ${hoursOf(shift)}`)}
                      onClick={() => remove(shift.id)}
                    >
                      {dutyTexts.removeShort}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {plans && <AddShift people={people} onAdded={plan.reload} />}
    </section>
  );
}

const hoursOf = ({ from, to }: Shift) => `${clockTime(new Date(from))}–${clockTime(new Date(to))}`;

function byDay(shifts: readonly Shift[]): [string, Shift[]][] {
  const days = new Map<string, Shift[]>();
  for (const shift of [...shifts].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const day = dayOf(new Date(shift.from));
    days.set(day, [...(days.get(day) ?? []), shift]);
  }
  return [...days];
}
