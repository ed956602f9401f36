import type { Spooling } from '../conversations/spool/index';
import type { Store } from '../store/store';
import type { Metrics } from './metrics';

interface GaugePorts {
  store: Store;
  metrics: Metrics;
  /** Absent where the database is a file of this machine. */
  spooling?: Pick<Spooling, 'spool' | 'outage'> | undefined;
}

/** Brings the figures up to date that are read from the store. Those that cannot be read now keep their last value. */
export async function refreshGauges({ store, metrics, spooling }: GaugePorts): Promise<void> {
  if (spooling) {
    const { waiting, oldestAt, aside, isFull } = spooling.spool.standing();
    metrics.spoolEntries.set({ state: 'waiting' }, waiting);
    metrics.spoolEntries.set({ state: 'aside' }, aside);
    metrics.spoolSeconds.set(age(store, oldestAt));
    metrics.spoolFull.set(isFull ? 1 : 0);
  }
  if (spooling?.outage.since !== undefined) {
    metrics.storeUp.set(0);
    return;
  }
  try {
    await readStore(store, metrics);
    metrics.storeUp.set(1);
  } catch {
    metrics.storeUp.set(0);
  }
}

async function readStore(store: Store, metrics: Metrics): Promise<void> {
  const open = await store.cases.countOpen();
  for (const [priority, count] of Object.entries(open)) metrics.openCases.set({ priority }, count);
  const { items } = await store.cases.list({ status: 'open', priority: 1, limit: 1 });
  metrics.unclaimedSeconds.set(age(store, items[0]?.waitingSince));
  const { unread, unsent, oldestUnreadAt, oldestUnsentAt } = await store.conversations.backlog();
  metrics.backlog.set({ what: 'unread' }, unread);
  metrics.backlog.set({ what: 'unsent' }, unsent);
  metrics.backlogSeconds.set({ what: 'unread' }, age(store, oldestUnreadAt));
  metrics.backlogSeconds.set({ what: 'unsent' }, age(store, oldestUnsentAt));
}

/** Seconds since a moment; 0 when there is none. */
const age = ({ clock }: Store, at: number | undefined): number =>
  at === undefined ? 0 : Math.max((clock.now() - at) / 1000, 0);
