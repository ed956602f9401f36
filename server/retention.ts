import type { Logger } from 'pino';
import { purgePictures } from './campaigns/pictures';
import type { Retention } from './config';
import type { Spool } from './store/spool';
import type { Store } from './store/store';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** So long an editor may think about a picture before a campaign is written with it. */
const UNUSED_MS = 7 * DAY_MS;
/** Whoever wishes to be forgotten may still be writing: only after so long without a word is it done. */
const QUIET_MS = HOUR_MS;
/** One process removes; if it dies, another does so an hour later. */
const LEASE_MS = 50 * 60_000;
/** Removals go in parts, so that messages are stored in between. */
const MOST_ROUNDS = 1_000;

type Swept = Pick<Store, 'campaigns' | 'clock' | 'conversations' | 'media' | 'secrets' | 'staff' | 'unanswered'>;

interface SweepPorts {
  /** This process. */
  owner: string;
  store: Swept;
  /** Of this machine, where there is one. */
  spool?: Pick<Spool, 'purge'> | undefined;
  /** Keeps the figures of cases opened before a moment (epoch ms): nothing is removed before its figures are kept. */
  keepFigures: (before: number) => Promise<number>;
  retention: Retention;
  logger: Logger;
}

/** Removes what is old now and every hour; conversations with an open case stay. Gives the way to stop. */
export function sweepOld({ owner, store, spool, keepFigures, retention, logger }: SweepPorts): () => void {
  const { now, leaseNow } = store.clock;
  const sweep = async (): Promise<void> => {
    try {
      await spool?.purge(now() - retention.caseDays * DAY_MS);
      if (!(await store.secrets.lock('retention', owner, leaseNow(), leaseNow() + LEASE_MS))) return;
      await keepFigures(now() - retention.caseDays * DAY_MS);
      const removed = await removeOld(store, retention, now());
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

/** Every kind of record that ends by itself, removed when its time is over at `now` (epoch ms); gives how many conversations. */
export async function removeOld(store: Swept, { caseDays, talkDays }: Retention, now: number): Promise<number> {
  const before = now - caseDays * DAY_MS;
  let removed = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const some = await store.conversations.purge(before, now - talkDays * DAY_MS, now - QUIET_MS);
    removed += some;
    if (!some) break;
  }
  // What was uploaded for a message that never came.
  await store.media.purge(now - DAY_MS);
  await purgePictures(store.campaigns, now - UNUSED_MS);
  await store.unanswered.purge(before);
  await store.staff.purgeSessions(now);
  return removed;
}
