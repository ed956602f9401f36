import { Alert, Button, NativeSelect, Table, Text, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Verdict } from '../api/audit';
import { useSession } from '../api/context';
import type { Account } from '../api/staff';
import { Failure } from '../shared/failure';
import { exactTime } from '../shared/time';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { auditTexts } from './texts';

const REFRESH_MS = 60_000;
const NOBODY: readonly Account[] = [];

/** The log of who did and read what, and the check that nothing of it was changed. */
export function AuditPage() {
  const { api } = useSession();
  const staff = useLoader(
    useCallback((signal) => api.staff(signal), [api]),
    REFRESH_MS,
  );
  const [query, setQuery] = useState<{ staff?: string | undefined; before?: number | undefined }>({});
  return (
    <>
      <Title order={1} size="h3">
        {auditTexts.title}
      </Title>
      <Text>{auditTexts.lead}</Text>
      <Check />
      <section className="panel">
        <NativeSelect
          label={auditTexts.filter}
          maw={320}
          value={query.staff ?? ''}
          onChange={(event) => setQuery({ staff: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: auditTexts.everybody },
            ...(staff.data ?? NOBODY).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Entries query={query} staff={staff.data ?? NOBODY} onBefore={(before) => setQuery({ ...query, before })} />
      </section>
    </>
  );
}

function Check() {
  const { api } = useSession();
  const [verdict, setVerdict] = useState<Verdict>();
  const check = useDeed(api.verifyAudit, setVerdict);
  return (
    <section className="panel">
      <Button variant="default" loading={check.busy} onClick={check.run}>
        {auditTexts.verify}
      </Button>
      {check.failure !== undefined && <Failure error={check.failure} what={auditTexts.verifyFailed} />}
      {verdict && (
        <Alert
          mt={8}
          role="status"
          color={verdict.brokenAt === undefined ? 'green' : 'red'}
          title={
            verdict.brokenAt === undefined ? auditTexts.whole(verdict.entries) : auditTexts.broken(verdict.brokenAt)
          }
        />
      )}
    </section>
  );
}

interface EntriesProps {
  query: { staff?: string | undefined; before?: number | undefined };
  staff: readonly Account[];
  onBefore: (before: number | undefined) => void;
}

function Entries({ query, staff, onBefore }: EntriesProps) {
  const { api } = useSession();
  const entries = useLoader(
    useCallback((signal) => api.audit(query, signal), [api, query]),
    REFRESH_MS,
  );
  const nameOf = (id: string) => staff.find((member) => member.id === id)?.name ?? id;
  const targetOf = (target: string) => (target.startsWith('staff:') ? nameOf(target.slice('staff:'.length)) : target);
  const last = entries.data?.at(-1)?.seq;
  return (
    <>
      {entries.failure !== undefined && (
        <Failure error={entries.failure} what={auditTexts.failed} onRetry={entries.reload} busy={entries.loading} />
      )}
      <Table.ScrollContainer minWidth={720} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>#</Table.Th>
              <Table.Th>{auditTexts.at}</Table.Th>
              <Table.Th>{auditTexts.who}</Table.Th>
              <Table.Th>{auditTexts.what}</Table.Th>
              <Table.Th>{auditTexts.target}</Table.Th>
              <Table.Th>{auditTexts.detail}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.data?.map(({ seq, at, staffId, action, target, detail }) => (
              <Table.Tr key={seq}>
                <Table.Td>{seq}</Table.Td>
                <Table.Td>{exactTime(new Date(at))}</Table.Td>
                <Table.Td>{nameOf(staffId)}</Table.Td>
                <Table.Td>{action}</Table.Td>
                <Table.Td>{targetOf(target)}</Table.Td>
                <Table.Td>{detail}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {last !== undefined && last > 1 && (
        <Button size="sm" variant="default" onClick={() => onBefore(last)}>
          {auditTexts.older}
        </Button>
      )}
      {query.before !== undefined && (
        <Button size="sm" ml={8} variant="default" onClick={() => onBefore(undefined)}>
          {auditTexts.newest}
        </Button>
      )}
    </>
  );
}
