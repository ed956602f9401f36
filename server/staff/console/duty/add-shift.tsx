import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Attendant } from '../api/roster';
import { Failure } from '../shared/failure';
import { instantOf } from '../shared/time';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { dutyTexts } from './texts';

const EMPTY = { staffId: '', from: '', to: '' };

/** Puts a shift into the plan. */
export function AddShift({ people, onAdded }: { people: readonly Attendant[]; onAdded: () => void }) {
  const { api } = useSession();
  const [shift, setShift] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const done = () => {
    setShift({ ...EMPTY, from: shift.to });
    setChecked(false);
    onAdded();
  };
  const add = useDeed(() => api.planShift({ ...shift, from: instantOf(shift.from), to: instantOf(shift.to) }), done);
  const isWhole = Object.values(shift).every(Boolean);
  const submit = () => {
    setChecked(true);
    if (isWhole) add.run();
  };
  const set = (part: Partial<typeof EMPTY>) => setShift({ ...shift, ...part });
  return (
    <form className="row-form" aria-label={dutyTexts.addShift} onSubmit={withoutLeaving(submit)} noValidate>
      <NativeSelect
        label={dutyTexts.who}
        data={[{ value: '', label: '—' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        value={shift.staffId}
        onChange={(event) => set({ staffId: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={dutyTexts.from}
        value={shift.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={dutyTexts.to}
        value={shift.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      <Button type="submit" loading={add.busy}>
        {dutyTexts.add}
      </Button>
      {checked && !isWhole && <p role="alert">{dutyTexts.pickAll}</p>}
      {add.failure !== undefined && <Failure error={add.failure} what={dutyTexts.addFailed} />}
    </form>
  );
}
