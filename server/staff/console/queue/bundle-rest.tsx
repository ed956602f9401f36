import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Api } from '../api/api';
import { useSession } from '../api/context';
import type { CaseSummary } from '../api/types';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { bundleTexts } from './bundle-texts';
import { QueueItem } from './queue-item';

interface Props {
  head: CaseSummary;
  others: readonly CaseSummary[];
  current?: string | undefined;
  unseen: ReadonlySet<string>;
}

/** Those that wait behind a case since they began with nearly the same words: counted, shown when asked for, taken together. */
export function BundleRest({ head, others, current, unseen }: Props) {
  const { api } = useSession();
  const [isOpen, setOpen] = useState(others.some(({ id }) => id === current));
  const take = useDeed(
    () => takeAll(api, [head, ...others]),
    () => setOpen(true),
  );
  return (
    <li className="queue-bundle">
      <div className="queue-bundle-top">
        <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {bundleTexts.others(others.length)}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={take.busy}
          onClick={take.run}
          aria-label={bundleTexts.takeAllOf(others.length + 1, head.code)}
        >
          {bundleTexts.takeAll}
        </Button>
      </div>
      {take.failure !== undefined && <Failure error={take.failure} what={bundleTexts.failed} />}
      {isOpen && (
        <>
          <p className="conduct-note">{bundleTexts.careful}</p>
          <ul className="queue-list">
            {others.map((item) => (
              <QueueItem key={item.id} item={item} current={item.id === current} unseen={unseen.has(item.id)} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

/** One after the other; somebody who was quicker with one of them is no reason to stop. The key makes a second try harmless. */
async function takeAll(api: Api, items: readonly CaseSummary[]): Promise<void> {
  const tries = [];
  for (const { id, version } of items)
    tries.push(...(await Promise.allSettled([api.act(id, { name: 'claim', body: {} }, `bundle-${id}-${version}`)])));
  const failed = tries.find((one) => one.status === 'rejected');
  if (failed && tries.every((one) => one.status === 'rejected')) throw failed.reason;
}
