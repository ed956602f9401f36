import { Alert, Button, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import type { AuditQuery, Verdict } from '../api/audit';
import { useSession } from '../api/context';
import type { Account } from '../api/staff';
import { Failure } from '../shared/failure';
import { instantOf, timeOf } from '../shared/time';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { type AuditFilter, AuditFilters, NO_FILTER } from './audit-filters';
import { AuditTable } from './audit-table';
import { auditTexts } from './texts';

const REFRESH_MS = 60_000;
const TYPING_MS = 400;
const PAGE = 100;
const DAY_MS = 24 * 3_600_000;
const NOBODY: readonly Account[] = [];

/** The log of who did and read what, and the check that nothing of it was changed. */
export function AuditPage() {
  const { api } = useSession();
  const staff = useLoader(
    useCallback((signal) => api.staff(signal), [api]),
    REFRESH_MS,
  );
  const [filter, setFilter] = useState(NO_FILTER);
  const [settled] = useDebouncedValue(filter, TYPING_MS);
  return (
    <>
      <Title order={1} size="h3">
        {auditTexts.title}
      </Title>
      <Text>{auditTexts.lead}</Text>
      <Check />
      <section className="panel" aria-label={auditTexts.title}>
        <AuditFilters filter={filter} staff={staff.data ?? NOBODY} onChange={setFilter} />
        <Entries key={JSON.stringify(settled)} filter={settled} staff={staff.data ?? NOBODY} />
      </section>
    </>
  );
}

function Check() {
  const { api } = useSession();
  const [verdict, setVerdict] = useState<Verdict>();
  const check = useDeed(api.verifyAudit, setVerdict);
  return (
    <section className="panel" aria-label={auditTexts.verify}>
      <Text size="sm" mb={8}>
        {auditTexts.verifyLead}
      </Text>
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

/** Of days, the last one is included. */
const queryOf = ({ from, to, ...rest }: AuditFilter): AuditQuery => ({
  ...rest,
  limit: PAGE,
  from: from && instantOf(from),
  to: to && new Date(timeOf(to) + DAY_MS).toISOString(),
});

/** Who is no member of staff: the watch, whoever runs the machine, and whoever gave a name that nobody has. */
const SPEAKING: Readonly<Record<string, string>> = {
  system: auditTexts.system,
  operator: auditTexts.operator,
  nobody: auditTexts.nobody,
};

function Entries({ filter, staff }: { filter: AuditFilter; staff: readonly Account[] }) {
  const { api } = useSession();
  const [before, setBefore] = useState<number>();
  const query = useMemo(() => ({ ...queryOf(filter), before }), [filter, before]);
  const entries = useLoader(
    useCallback((signal) => api.audit(query, signal), [api, query]),
    REFRESH_MS,
  );
  const nameOf = (id: string) => SPEAKING[id] ?? staff.find((member) => member.id === id)?.name ?? id;
  const isFull = entries.data?.length === PAGE;
  return (
    <>
      {entries.failure !== undefined && (
        <Failure error={entries.failure} what={auditTexts.failed} onRetry={entries.reload} busy={entries.loading} />
      )}
      {entries.data?.length === 0 && <Text role="status">{auditTexts.none}</Text>}
      {entries.data && entries.data.length > 0 && <AuditTable entries={entries.data} nameOf={nameOf} />}
      {isFull && (
        <Button size="sm" mr={8} variant="default" onClick={() => setBefore(entries.data?.at(-1)?.seq)}>
          {auditTexts.older}
        </Button>
      )}
      {before !== undefined && (
        <Button size="sm" variant="default" onClick={() => setBefore(undefined)}>
          {auditTexts.newest}
        </Button>
      )}
    </>
  );
}
