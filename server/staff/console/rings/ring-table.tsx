import { Anchor, Table } from '@mantine/core';
import { linkTexts } from '../case/texts';
import { priorityLabels } from '../labels';
import { caseLink } from '../shared/route';
import type { Ring } from './ring-layout';
import { ringTexts } from './texts';

/** Each case, what it shares, and with which others. */
export function RingTable({ ring }: { ring: Ring }) {
  const codeOf = new Map(ring.cases.map(({ id, code }) => [id, code]));
  return (
    <Table.ScrollContainer minWidth={320} type="native" tabIndex={0}>
      <Table captionSide="top">
        <Table.Caption>{ringTexts.table}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {(['code', 'urgency', 'shares'] as const).map((column) => (
              <Table.Th key={column}>{ringTexts[column]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ring.cases.map(({ id, code, priority }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" className="one-line">
                <Anchor href={caseLink(id)}>{code}</Anchor>
              </Table.Th>
              <Table.Td className="one-line">{priorityLabels[priority]}</Table.Td>
              <Table.Td>
                <ul className="ring-shares">
                  {ring.marks
                    .filter(({ cases }) => cases.includes(id))
                    .map((mark) => (
                      <li key={mark.id}>
                        {linkTexts.kinds[mark.kind] ?? mark.kind}:{' '}
                        {mark.cases.flatMap((other) => (other === id ? [] : (codeOf.get(other) ?? []))).join(', ')}
                      </li>
                    ))}
                </ul>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
