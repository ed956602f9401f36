import { Table, Text, Title } from '@mantine/core';
import type { CourseFigures } from '../api/outreach';
import { outreachTexts } from './texts';

/** What courses change: for each question two bars, before and after. A reader aloud reads a table. */
export function ChangeChart({ courses }: { courses: readonly CourseFigures[] }) {
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {outreachTexts.courses}
      </Title>
      <Text size="sm">{outreachTexts.coursesLead}</Text>
      {courses.map((course) => (
        <OfCourse key={course.id} course={course} />
      ))}
    </section>
  );
}

function OfCourse({ course: { title, began, finished, change } }: { course: CourseFigures }) {
  return (
    <>
      <Title order={3} size="h6" mt={12}>
        {title}
      </Title>
      <Text size="sm">
        {outreachTexts.began}: {shown(began)} · {outreachTexts.finished}: {shown(finished)}
      </Text>
      <Table className="change">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{outreachTexts.question}</Table.Th>
            <Table.Th scope="col">{outreachTexts.before}</Table.Th>
            <Table.Th scope="col">{outreachTexts.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {change.map(({ ask, before, after }) => (
            <Table.Tr key={ask}>
              <Table.Th scope="row">{ask}</Table.Th>
              <Share value={before} />
              <Share value={after} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function Share({ value }: { value: number | undefined }) {
  return (
    <Table.Td>
      {value !== undefined && (
        <svg aria-hidden="true" width="100%" height="12" preserveAspectRatio="none">
          <rect width={`${value}%`} height="12" rx="2" />
        </svg>
      )}
      {value === undefined ? outreachTexts.few : `${value}%`}
    </Table.Td>
  );
}

const shown = (count: number | undefined): string => (count === undefined ? outreachTexts.few : String(count));
