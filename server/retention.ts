import type { Logger } from 'pino';
import type { Store } from './store/store';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** One process removes; if it dies, another does so an hour later. */
const LEASE_MS = 50 * 60_000;

interface SweepPorts {
  /** This process. */
  owner: string;
  store: Pick<Store, 'clock' | 'conversations' | 'media' | 'secrets' | 'unanswered'>;
  /** Keeps the figures of cases opened before a moment (epoch ms): nothing is removed before its figures are kept. */
  keepFigures: (before: number) => Promise<number>;
  /** How long a conversation stays after its last message. */
  days: number;
  logger: Logger;
}

/** Removes old conversations now and every hour; those with an open case stay. Gives the way to stop. */
export function sweepOld({ owner, store, keepFigures, days, logger }: SweepPorts): () => void {
  const { now, leaseNow } = store.clock;
  const sweep = async (): Promise<void> => {
    try {
      if (!(await store.secrets.lock('retention', owner, leaseNow(), leaseNow() + LEASE_MS))) return;
      const before = now() - days * DAY_MS;
      await keepFigures(before);
      const removed = await store.conversations.purge(before);
      await store.media.purge(now() - DAY_MS);
      await store.unanswered.purge(before);
      if (removed) logger.info({ removed }, 'old conversations were removed');
    } catch (error) {
      logger.error({ err: error }, 'removing old conversations failed');
    }
  };
  void sweep();
  const timer = setInterval(() => void sweep(), HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
