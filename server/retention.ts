import type { Logger } from 'pino';
import type { ConversationStore } from './store/store';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface SweepPorts {
  store: ConversationStore;
  /** How long a conversation stays after its last message. */
  days: number;
  now: () => number;
  logger: Logger;
}

/** Removes old conversations now and every hour; those with an open case stay. Gives the way to stop. */
export function sweepOld({ store, days, now, logger }: SweepPorts): () => void {
  const sweep = async (): Promise<void> => {
    try {
      const removed = await store.purge(now() - days * DAY_MS);
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
