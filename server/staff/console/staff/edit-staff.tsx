import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Account, PasswordLink } from '../api/staff';
import { useConfirmed } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { texts } from '../texts';
import { AccountDeeds } from './account-deeds';
import { AccountFields, type AccountForm, isCapacity } from './account-fields';
import { staffTexts } from './texts';

interface Props {
  account: Account;
  onChanged: () => void;
  onLink: (link: PasswordLink) => void;
  onClose: () => void;
}

/** Changes an account: what it is, and what else is done with it. */
export function EditStaff({ account, onChanged, onLink, onClose }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${staffTexts.editOf(account.name)} (${account.username})`}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <EditForm
        account={account}
        onClose={onClose}
        onSaved={() => {
          onChanged();
          onClose();
        }}
      />
      <AccountDeeds account={account} onChanged={onChanged} onLink={onLink} />
    </Modal>
  );
}

const formOf = ({ name, role, office = '', capacity }: Account): AccountForm => ({
  name,
  role,
  office,
  capacity: capacity === undefined ? '' : String(capacity),
});

function EditForm({ account, onSaved, onClose }: { account: Account; onSaved: () => void; onClose: () => void }) {
  const { api } = useSession();
  const confirmed = useConfirmed();
  const [form, setForm] = useState(() => formOf(account));
  const [checked, setChecked] = useState(false);
  const save = () =>
    api.changeStaff(account.id, {
      name: form.name.trim(),
      office: form.office.trim() || null,
      capacity: form.capacity.trim() === '' ? null : Number(form.capacity),
      // A role that stays is not sent: whoever changes it ends the sessions.
      ...(form.role !== account.role && { role: form.role }),
    });
  const deed = useDeed(
    () => confirmed(save),
    ({ name }) => {
      notify({ message: staffTexts.saved(name), color: 'green' });
      onSaved();
    },
  );
  const submit = () => {
    setChecked(true);
    if (form.name.trim() !== '' && isCapacity(form.capacity)) deed.run();
  };
  return (
    <form onSubmit={withoutLeaving(submit)} noValidate>
      <Stack gap={12}>
        <AccountFields form={form} checked={checked} onChange={(part) => setForm({ ...form, ...part })} />
        {form.role !== account.role && (
          <Text size="sm" role="status">
            {staffTexts.roleChange}
          </Text>
        )}
        {deed.failure !== undefined && <Failure error={deed.failure} what={staffTexts.saveFailed} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={deed.busy}>
            {staffTexts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
