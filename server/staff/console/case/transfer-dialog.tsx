import { Loader, NativeSelect, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useSession } from '../api/context';
import { roleLabels } from '../labels';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { actionTexts, texts } from '../texts';
import { ActionDialog, type DialogProps } from './action-dialog';

const REFRESH_MS = 60_000;

/** Gives the case to a colleague. */
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
        <Colleagues detail={props.detail} to={to} onPick={setTo} error={checked && to === '' && actionTexts.pickOne} />
      )}
    </ActionDialog>
  );
}

interface ColleaguesProps extends Pick<DialogProps, 'detail'> {
  to: string;
  onPick: (id: string) => void;
  error: string | false;
}

function Colleagues({ detail, to, onPick, error }: ColleaguesProps) {
  const { api } = useSession();
  const staff = useLoader(
    useCallback((signal) => api.staff(signal), [api]),
    REFRESH_MS,
  );
  if (staff.failure !== undefined && !staff.data) {
    return <Failure error={staff.failure} what={actionTexts.staffFailed} onRetry={staff.reload} busy={staff.loading} />;
  }
  if (!staff.data) return <Loader aria-label={texts.loading} />;
  const others = staff.data.filter(({ id }) => id !== detail.owner?.id);
  if (others.length === 0) return <Text>{actionTexts.transferNobody}</Text>;
  const options = others.map(({ id, name, role }) => ({ value: id, label: `${name} · ${roleLabels[role]}` }));
  return (
    <NativeSelect
      label={actionTexts.transferTo}
      data={[{ value: '', label: '—' }, ...options]}
      value={to}
      onChange={(event) => onPick(event.currentTarget.value)}
      error={error}
      data-autofocus
    />
  );
}
