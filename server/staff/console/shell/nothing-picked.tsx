import { Text } from '@mantine/core';
import type { CaseSummary } from '../api/types';
import { Logo } from '../shared/logo';
import { queueTexts } from '../texts';
import { QueueItem } from '../queue/queue-item';

/** Beside the queue while no case is open: what is in one's own hands. */
export function NothingPicked({ mine }: { mine: readonly CaseSummary[] }) {
  return (
    <main className="nothing-picked" tabIndex={-1}>
      <Logo size={56} />
      <Text c="dimmed">{queueTexts.pick}</Text>
      {mine.length > 0 && (
        <section className="own-cases" aria-label={queueTexts.ownCases}>
          <h2>{queueTexts.ownCases}</h2>
          <ul className="queue-list">
            {mine.map((item) => (
              <QueueItem key={item.id} item={item} current={false} unseen={false} />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
