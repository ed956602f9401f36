import { Table } from '@mantine/core';
import type { AuditEntry } from '../api/audit';
import { SafeText } from '../shared/safe-text-view';
import { timeStamp } from '../shared/time';
import { auditTexts } from './texts';
import { deedOf, targetOf } from './wording';

interface Props {
  entries: readonly AuditEntry[];
  nameOf: (staffId: string) => string;
}

/** Entries of the log in words, the newest first. */
export function AuditTable({ entries, nameOf }: Props) {
  return (
    <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={auditTexts.title}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>#</Table.Th>
            <Table.Th>{auditTexts.at}</Table.Th>
            <Table.Th>{auditTexts.who}</Table.Th>
            <Table.Th>{auditTexts.what}</Table.Th>
            <Table.Th>{auditTexts.target}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.seq}>
              <Table.Td className="one-line">{entry.seq}</Table.Td>
              <Table.Td className="one-line">{timeStamp(new Date(entry.at))}</Table.Td>
              <Table.Td>
                <SafeText text={nameOf(entry.staffId)} />
              </Table.Td>
              <Table.Td>{deedOf(entry, nameOf)}</Table.Td>
              <Table.Td>
                <SafeText text={targetOf(entry, nameOf)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
