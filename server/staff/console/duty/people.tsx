import { Table, Text, Title } from '@mantine/core';
import type { Attendant } from '../api/roster';
import { Failure } from '../shared/failure';
import { Moment } from '../shared/moment';
import { clockTime } from '../shared/time';
import { useNow } from '../shared/use-now';
import { dutyTexts, presenceTexts, states } from './texts';
import type { AttendanceState } from './use-attendance';

/** Everybody who handles cases, those on duty first. */
export function People({ attendance: { all, failure, loading, reload } }: { attendance: AttendanceState }) {
  const people = [...(all ?? [])].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'vi'));
  return (
    <section className="panel" aria-labelledby="people">
      <Title order={2} size="h5" id="people">
        {dutyTexts.people}
      </Title>
      {failure !== undefined && (
        <Failure error={failure} what={dutyTexts.peopleFailed} onRetry={reload} busy={loading} />
      )}
      {all && <Text role="status">{dutyTexts.onDutyCount(all.filter(({ onDuty }) => onDuty).length)}</Text>}
      <Table.ScrollContainer minWidth={480} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{dutyTexts.person}</Table.Th>
              <Table.Th>{dutyTexts.state}</Table.Th>
              <Table.Th>{dutyTexts.load}</Table.Th>
              <Table.Th>{dutyTexts.shift}</Table.Th>
              <Table.Th>{dutyTexts.office}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((person) => (
              <Person key={person.id} person={person} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

const rank = ({ onDuty, online }: Attendant) => (onDuty ? 0 : online ? 1 : 2);

function Person({ person }: { person: Attendant }) {
  const { name, newSince, office, online, onDuty, shift, state, cases, capacity } = person;
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        {newSince !== undefined && (
          <>
            {' '}
            <span className="mark-new" title={dutyTexts.newHint}>
              {dutyTexts.newAccount}
            </span>{' '}
            <Moment at={newSince} />
          </>
        )}
      </Table.Td>
      <Table.Td>
        <span className={onDuty ? 'holder-me' : undefined}>
          <span aria-hidden="true">{onDuty ? '●' : '○'}</span> {online ? states[state] : dutyTexts.away}
        </span>
      </Table.Td>
      <Table.Td>{presenceTexts.load(cases, capacity)}</Table.Td>
      <Table.Td>{shift && <ShiftEnd to={shift.to} />}</Table.Td>
      <Table.Td>{office}</Table.Td>
    </Table.Tr>
  );
}

function ShiftEnd({ to }: { to: string }) {
  const now = useNow(60_000);
  const end = new Date(to);
  const words = end.getTime() > now ? dutyTexts.until : dutyTexts.ended;
  return <>{words(clockTime(end))}</>;
}
