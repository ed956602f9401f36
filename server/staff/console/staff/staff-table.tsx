import { Button, Table } from '@mantine/core';
import { useSession } from '../api/context';
import type { Account } from '../api/staff';
import { roleLabels } from '../labels';
import { SafeText } from '../shared/safe-text-view';
import { staffTexts } from './texts';

interface Props {
  accounts: readonly Account[];
  onEdit: (account: Account) => void;
}

/** Everybody with an account; those who may not use it any more come last. */
export function StaffTable({ accounts, onEdit }: Props) {
  const { me } = useSession();
  const sorted = accounts.toSorted(
    (a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name, 'vi'),
  );
  return (
    <Table.ScrollContainer minWidth={300} type="native" tabIndex={0} aria-label={staffTexts.title}>
      <Table className="staff-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{staffTexts.name}</Table.Th>
            <Table.Th className="wide-only">{staffTexts.username}</Table.Th>
            <Table.Th>{staffTexts.role}</Table.Th>
            <Table.Th className="wide-only">{staffTexts.office}</Table.Th>
            <Table.Th>{staffTexts.state}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Th scope="row">
                <SafeText text={account.name} />
                {account.id === me.id && ` (${staffTexts.you})`}
              </Table.Th>
              <Table.Td className="wide-only">{account.username}</Table.Td>
              <Table.Td>{roleLabels[account.role]}</Table.Td>
              <Table.Td className="wide-only">{account.office}</Table.Td>
              <Table.Td>{statesOf(account).join(' · ')}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={staffTexts.editOf(account.name)}
                  onClick={() => onEdit(account)}
                >
                  {staffTexts.edit}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function statesOf({ disabled, hasPassword, secondFactor, awaiting }: Account): string[] {
  if (disabled) return [`✕ ${staffTexts.disabled}`];
  const first = hasPassword ? staffTexts.active : `! ${staffTexts.noPassword}`;
  return [first, secondFactor && staffTexts.factorOn, awaiting && `! ${staffTexts.awaiting}`].filter(
    (state) => state !== false,
  );
}
