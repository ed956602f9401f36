import { Table, Title } from '@mantine/core';
import type { Durations, Report } from '../api/figures';
import { waited } from '../shared/time';
import { figureTexts } from './texts';

/** How long people waited, by urgency. */
export function ResponseTable({ response }: { response: Report['response'] }) {
  const rows = [
    { label: figureTexts.all, claimed: response.claimed, answered: response.answered },
    ...response.byUrgency.map(({ key, ...waits }) => ({ label: figureTexts.urgencies[key] ?? key, ...waits })),
  ];
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {figureTexts.response}
      </Title>
      <Table.ScrollContainer minWidth={520} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{figureTexts.urgency}</Table.Th>
              <Table.Th>{figureTexts.claimed}</Table.Th>
              <Table.Th>{figureTexts.answered}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ label, claimed, answered }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td>{inWords(claimed)}</Table.Td>
                <Table.Td>{inWords(answered)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function inWords({ median, p90 }: Durations): string {
  if (median === undefined || p90 === undefined) return '—';
  return `${figureTexts.median} ${lasting(median)} · ${figureTexts.p90} ${lasting(p90)}`;
}

const lasting = (seconds: number) => waited(new Date(0), seconds * 1_000);
