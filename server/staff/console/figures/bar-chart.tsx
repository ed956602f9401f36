import { Table, Text, Title } from '@mantine/core';
import type { Count } from '../api/figures';
import { figureTexts } from './texts';

interface Props {
  title: string;
  counts: readonly Count[];
  labelOf: (key: string) => string;
}

/** Counts as a table in which each row draws its own bar: the eye sees the chart, a reader aloud reads the table. */
export function BarChart({ title, counts, labelOf }: Props) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {title}
      </Title>
      {counts.length === 0 ? (
        <Text c="dimmed" size="sm">
          {figureTexts.nothing}
        </Text>
      ) : (
        <Table className="bars">
          <Table.Tbody>
            {counts.map(({ key, count }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{labelOf(key)}</Table.Th>
                <Table.Td>
                  <svg aria-hidden="true" width="100%" height="12" preserveAspectRatio="none">
                    <rect width={`${(100 * count) / most}%`} height="12" rx="2" />
                  </svg>
                </Table.Td>
                <Table.Td>{count}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
