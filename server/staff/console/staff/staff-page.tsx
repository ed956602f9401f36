import { Skeleton, Table, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import type { Account } from '../api/staff';
import { roleLabels } from '../labels';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { staffTexts } from '../texts';
import { AddStaff } from './add-staff';

const REFRESH_MS = 60_000;

/** Accounts: for administrators. */
export function StaffPage() {
  return (
    <>
      <Title order={1} size="h3">
        {staffTexts.title}
      </Title>
      <StaffList />
    </>
  );
}

function StaffList() {
  const { api } = useSession();
  const staff = useLoader(
    useCallback((signal) => api.staff(signal), [api]),
    REFRESH_MS,
  );
  return (
    <>
      {staff.failure !== undefined && (
        <Failure error={staff.failure} what={staffTexts.failed} onRetry={staff.reload} busy={staff.loading} />
      )}
      {!staff.data && staff.failure === undefined && <Skeleton height={120} />}
      {staff.data && <StaffTable accounts={staff.data} />}
      <AddStaff onAdded={staff.reload} />
    </>
  );
}

function StaffTable({ accounts }: { accounts: readonly Account[] }) {
  return (
    <Table className="staff-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{staffTexts.name}</Table.Th>
          <Table.Th>{staffTexts.username}</Table.Th>
          <Table.Th>{staffTexts.role}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {accounts.map(({ id, name, username, role }) => (
          <Table.Tr key={id}>
            <Table.Td>{name}</Table.Td>
            <Table.Td>{username}</Table.Td>
            <Table.Td>{roleLabels[role]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
