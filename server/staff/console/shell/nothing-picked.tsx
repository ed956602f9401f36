import { Button, Text } from '@mantine/core';
import type { CaseSummary } from '../api/types';
import { caseLink } from '../shared/route';
import { Logo } from '../shared/logo';
import { queueTexts } from '../texts';

/** Beside the queue while no case is open. */
export function NothingPicked({ cases }: { cases: readonly CaseSummary[] }) {
  const first = cases.find(({ status }) => status === 'open');
  return (
    <main className="nothing-picked">
      <Logo size={56} />
      <Text c="dimmed">{first ? queueTexts.pick : queueTexts.empty}</Text>
      {first && (
        <Button component="a" href={caseLink(first.id)} color={first.priority === 1 ? 'red' : 'blue'}>
          {queueTexts.pickUrgent} · {first.code}
        </Button>
      )}
    </main>
  );
}
