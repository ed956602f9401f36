import { Skeleton, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useSession } from '../api/context';
import type { Account, PasswordLink } from '../api/staff';
import { ConfirmGate } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { AddStaff } from './add-staff';
import { EditStaff } from './edit-staff';
import { LinkDialog } from './link-dialog';
import { StaffTable } from './staff-table';
import { staffTexts } from './texts';

const REFRESH_MS = 60_000;

/** Accounts: for administrators. */
export function StaffPage() {
  return (
    <ConfirmGate>
      <Title order={1} size="h3">
        {staffTexts.title}
      </Title>
      <Accounts />
    </ConfirmGate>
  );
}

function Accounts() {
  const { api, refresh } = useSession();
  const staff = useLoader(
    useCallback((signal) => api.staff(signal), [api]),
    REFRESH_MS,
  );
  const [editedId, setEditedId] = useState<string>();
  const [handed, setHanded] = useState<{ name: string; link: PasswordLink }>();
  const edited = staff.data?.find(({ id }) => id === editedId);
  const changed = () => {
    staff.reload();
    // The first who is there for cases ends the administrator's own view of them.
    void refresh();
  };
  const hand = (account: Account, link: PasswordLink) => {
    setEditedId(undefined);
    setHanded({ name: account.name, link });
    staff.reload();
  };
  const endHanding = () => {
    setHanded(undefined);
    // Only now: the page may be built anew by it, and the link is shown this once.
    void refresh();
  };
  return (
    <>
      {staff.failure !== undefined && (
        <Failure error={staff.failure} what={staffTexts.failed} onRetry={staff.reload} busy={staff.loading} />
      )}
      {!staff.data && staff.failure === undefined && <Skeleton height={120} />}
      {staff.data && <StaffTable accounts={staff.data} onEdit={({ id }) => setEditedId(id)} />}
      <AddStaff onAdded={hand} />
      {edited && (
        <EditStaff
          key={edited.id}
          account={edited}
          onChanged={changed}
          onLink={(link) => hand(edited, link)}
          onClose={() => setEditedId(undefined)}
        />
      )}
      {handed && <LinkDialog name={handed.name} link={handed.link} onClose={endHanding} />}
    </>
  );
}
