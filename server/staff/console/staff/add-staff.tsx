import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { CallFailed } from '../api/call';
import { useSession } from '../api/context';
import type { Account, PasswordLink } from '../api/staff';
import { isUsername } from '../session/account-rules';
import { useConfirmed } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { sessionTexts } from '../texts';
import { AccountFields, type AccountForm, isCapacity } from './account-fields';
import { staffTexts } from './texts';

const EMPTY: AccountForm & { username: string } = {
  name: '',
  username: '',
  role: 'counsellor',
  office: '',
  capacity: '',
};

interface Props {
  onAdded: (account: Account, link: PasswordLink) => void;
}

/** Makes an account, and the link by which its owner sets a password. */
export function AddStaff({ onAdded }: Props) {
  const { api } = useSession();
  const confirmed = useConfirmed();
  const [form, setForm] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const add = async () => {
    const { name, username, role } = form;
    const [office, capacity] = [form.office.trim(), form.capacity.trim()];
    const account = await api.addStaff({
      name: name.trim(),
      username,
      role,
      ...(office && { office }),
      ...(capacity && { capacity: Number(capacity) }),
    });
    return { account, link: await api.passwordLink(account.id) };
  };
  const deed = useDeed(
    () => confirmed(add),
    ({ account, link }) => {
      notify({ message: staffTexts.added(account.name), color: 'green' });
      setForm(EMPTY);
      setChecked(false);
      onAdded(account, link);
    },
  );
  const isRight = form.name.trim() !== '' && isUsername(form.username) && isCapacity(form.capacity);
  const submit = () => {
    setChecked(true);
    if (isRight) deed.run();
  };
  return (
    <form className="panel" onSubmit={withoutLeaving(submit)} noValidate>
      <Stack gap={12} maw={480}>
        <Title order={2} size="h5">
          {staffTexts.add}
        </Title>
        <Text size="sm">{staffTexts.addLead}</Text>
        <TextInput
          label={staffTexts.username}
          description={sessionTexts.usernameRule}
          value={form.username}
          onChange={(event) => setForm({ ...form, username: event.currentTarget.value })}
          error={checked && !isUsername(form.username) && sessionTexts.usernameRule}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <AccountFields form={form} checked={checked} onChange={(part) => setForm({ ...form, ...part })} />
        {deed.failure !== undefined && <AddFailure error={deed.failure} onRetry={submit} busy={deed.busy} />}
        <Button type="submit" loading={deed.busy}>
          {staffTexts.add}
        </Button>
      </Stack>
    </form>
  );
}

function AddFailure({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy: boolean }) {
  const taken = error instanceof CallFailed && error.status === 409;
  if (taken) return <Alert color="red" role="alert" title={staffTexts.taken} />;
  return <Failure error={error} what={staffTexts.addFailed} onRetry={onRetry} busy={busy} />;
}
