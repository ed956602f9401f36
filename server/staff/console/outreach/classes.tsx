import { Anchor, Button, Group, NativeSelect, Table, Text, TextInput, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useSession } from '../api/context';
import type { CourseFigures } from '../api/outreach';
import { Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { withoutLeaving } from '../shared/without-leaving';
import { outreachTexts } from './texts';

const REFRESH_MS = 60_000;

/** Classes with their links, and a form that opens one. */
export function Classes({ courses }: { courses: readonly CourseFigures[] }) {
  const { api } = useSession();
  const classes = useLoader(
    useCallback((signal) => api.classes(signal), [api]),
    REFRESH_MS,
  );
  const titleOf = (id: string) => courses.find((course) => course.id === id)?.title ?? id;
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {outreachTexts.classes}
      </Title>
      <Text size="sm">{outreachTexts.classesLead}</Text>
      <OpenClass courses={courses} onOpened={classes.reload} />
      {classes.failure !== undefined && (
        <Failure error={classes.failure} what={outreachTexts.failed} onRetry={classes.reload} busy={classes.loading} />
      )}
      {classes.data?.length === 0 && <Text c="dimmed">{outreachTexts.noClass}</Text>}
      {classes.data && classes.data.length > 0 && (
        <Table>
          <Table.Tbody>
            {classes.data.map(({ code, name, course, link, trainerLink }) => (
              <Table.Tr key={code}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{titleOf(course)}</Table.Td>
                <Table.Td>
                  <Anchor href={link}>{outreachTexts.link}</Anchor>
                </Table.Td>
                <Table.Td>
                  <Anchor href={trainerLink}>{outreachTexts.trainerLink}</Anchor>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function OpenClass({ courses, onOpened }: { courses: readonly CourseFigures[]; onOpened: () => void }) {
  const { api } = useSession();
  const [name, setName] = useState('');
  const [course, setCourse] = useState(courses[0]?.id ?? '');
  const deed = useDeed(
    () => api.openClass({ course, name: name.trim() }),
    (opened) => {
      notify({ message: outreachTexts.opened(opened.name), color: 'green' });
      setName('');
      onOpened();
    },
  );
  return (
    <form onSubmit={withoutLeaving(() => name.trim() && deed.run())}>
      <Group align="end">
        <NativeSelect
          label={outreachTexts.course}
          data={courses.map(({ id, title }) => ({ value: id, label: title }))}
          value={course}
          onChange={(event) => setCourse(event.currentTarget.value)}
        />
        <TextInput
          label={outreachTexts.className}
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={deed.busy}>
          {outreachTexts.openClass}
        </Button>
      </Group>
      {deed.failure !== undefined && <Failure error={deed.failure} what={outreachTexts.openFailed} />}
    </form>
  );
}
