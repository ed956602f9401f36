import { Alert, Button, NativeSelect, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { CallFailed } from '../api/call';
import { useSession } from '../api/context';
import type { NewAccount, Role } from '../api/staff';
import { roleLabels } from '../labels';
import { isPassword, isUsername } from '../session/account-rules';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { sessionTexts, staffTexts } from '../texts';
import { notify } from '../shared/notify';
import { withoutLeaving } from '../shared/without-leaving';

const ROLES: readonly Role[] = ['counsellor', 'supervisor', 'editor', 'auditor', 'admin'];
const EMPTY: NewAccount = { name: '', username: '', role: 'counsellor', password: '' };

function mistakes({ name, username, password }: NewAccount) {
  return {
    name: name.trim() === '' && staffTexts.nameNeeded,
    username: !isUsername(username) && sessionTexts.usernameRule,
    password: !isPassword(password) && sessionTexts.passwordRule,
  };
}

/** Makes an account. */
export function AddStaff({ onAdded }: { onAdded: () => void }) {
  const { api } = useSession();
  const [account, setAccount] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const done = () => {
    notify({ message: staffTexts.added(account.name), color: 'green' });
    setAccount(EMPTY);
    setChecked(false);
    onAdded();
  };
  const deed = useDeed(() => api.addStaff({ ...account, name: account.name.trim() }), done);
  const wrong = mistakes(account);
  const submit = () => {
    setChecked(true);
    if (!wrong.name && !wrong.username && !wrong.password) deed.run();
  };
  const set = (part: Partial<NewAccount>) => setAccount({ ...account, ...part });
  return (
    <form className="panel" onSubmit={withoutLeaving(submit)} noValidate>
      <Stack gap={12}>
        <Title order={2} size="h5">
          {staffTexts.add}
        </Title>
        <TextInput
          label={staffTexts.name}
          value={account.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={checked && wrong.name}
          autoComplete="off"
        />
        <TextInput
          label={staffTexts.username}
          description={sessionTexts.usernameRule}
          value={account.username}
          onChange={(event) => set({ username: event.currentTarget.value })}
          error={checked && wrong.username}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <NativeSelect
          label={staffTexts.role}
          data={ROLES.map((value) => ({ value, label: roleLabels[value] }))}
          value={account.role}
          onChange={(event) => set({ role: ROLES.find((role) => role === event.currentTarget.value) ?? 'counsellor' })}
        />
        <PasswordInput
          label={staffTexts.password}
          description={sessionTexts.passwordRule}
          value={account.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
          error={checked && wrong.password}
          autoComplete="new-password"
        />
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
