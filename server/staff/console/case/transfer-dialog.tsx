import { Loader, NativeSelect, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useSession } from '../api/context';
import type { Attendant } from '../api/roster';
import { presenceTexts, dutyTexts, states } from '../duty/texts';
import { useOffices } from '../duty/use-offices';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { actionTexts, texts } from '../texts';
import { ActionDialog, type DialogProps } from './action-dialog';

const REFRESH_MS = 20_000;
/** As the server takes an office in the place of a person. */
const OFFICE = 'office:';

/** Gives the case to a colleague or to another office. */
export function TransferDialog(props: DialogProps) {
  const [to, setTo] = useState('');
  const [checked, setChecked] = useState(false);
  const submit = () => {
    setChecked(true);
    if (to !== '') props.doing.run({ name: 'transfer', body: { to } }, props.onClose);
  };
  return (
    <ActionDialog
      {...props}
      name="transfer"
      title={actionTexts.transferTitle}
      submitLabel={actionTexts.transferDo}
      onSubmit={submit}
    >
      {props.opened && (
        <Takers detail={props.detail} to={to} onPick={setTo} error={checked && to === '' && actionTexts.pickOne} />
      )}
    </ActionDialog>
  );
}

interface TakersProps extends Pick<DialogProps, 'detail'> {
  to: string;
  onPick: (to: string) => void;
  error: string | false;
}

function Takers({ detail, to, onPick, error }: TakersProps) {
  const { api } = useSession();
  const duty = useLoader(
    useCallback((signal) => api.duty(signal), [api]),
    REFRESH_MS,
  );
  const offices = useOffices().filter((office) => office !== detail.office);
  if (duty.failure !== undefined && !duty.data) {
    return <Failure error={duty.failure} what={actionTexts.staffFailed} onRetry={duty.reload} busy={duty.loading} />;
  }
  if (!duty.data) return <Loader aria-label={texts.loading} />;
  const others = duty.data.filter(({ id }) => id !== detail.owner?.id);
  if (others.length + offices.length === 0) return <Text>{actionTexts.transferNobody}</Text>;
  return (
    <NativeSelect
      label={actionTexts.transferTo}
      value={to}
      onChange={(event) => onPick(event.currentTarget.value)}
      error={error}
      data-autofocus
    >
      <option value="">—</option>
      {detail.status === 'claimed' && (
        <optgroup label={actionTexts.transferPeople}>
          {[...others]
            .sort((a, b) => Number(b.onDuty) - Number(a.onDuty))
            .map((person) => (
              <option key={person.id} value={person.id}>
                {standing(person)}
              </option>
            ))}
        </optgroup>
      )}
      {offices.length > 0 && (
        <optgroup label={actionTexts.transferOffices}>
          {offices.map((office) => (
            <option key={office} value={OFFICE + office}>
              {office}
            </option>
          ))}
        </optgroup>
      )}
    </NativeSelect>
  );
}

/** Somebody with what speaks for or against giving them a case. */
const standing = ({ name, online, onDuty, state, cases, capacity }: Attendant) =>
  [
    name,
    onDuty ? dutyTexts.onDuty : online ? states[state].toLowerCase() : dutyTexts.away,
    presenceTexts.load(cases, capacity),
  ].join(' · ');
