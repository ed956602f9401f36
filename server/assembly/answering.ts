import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { loadAssistant } from '../assistant';
import { Certificates } from '../courses/certificates';
import { createEditorsDesk } from '../content/desk';
import type { Edition } from '../content/edition';
import { Releases } from '../content/releases';
import { SurgeSwitch } from '../conversations/surge-switch';
import { inSlices } from '../conversations/slices';
import { SpareThread } from '../conversations/spare-thread';
import { type Counted, TurnThread } from '../conversations/turn-thread';
import { createUrgencyCheck } from '../urgency-check';
import { KnowledgeWatch } from '../knowledge-reload';
import { loadCompanies } from '../offers/company-file';
import { steadyNow } from '../store/clock';
import type { Ground, Round } from './ground';

/** What reads and answers: the bot with its knowledge, and the thread that runs its turns while many write. */
export type Answering = Awaited<ReturnType<typeof assembleAnswering>>;

/** `stored` resolves when what has come in is on disk: turns wait for it. */
export async function assembleAnswering(ground: Ground, stored: () => Promise<void>) {
  const { config, store, logger, metrics, paths, now, learningKey: key } = ground;
  const companies = loadCompanies(config.dataDir);
  const certificates = new Certificates({ key, publicUrl: config.publicUrl, now });
  const surge = new SurgeSwitch({ secrets: store.secrets, logger, now });
  const countReading = ({ intent, urgency }: Counted) => metrics.readings.inc({ intent, urgency });
  const { runTurn, library, offers, read, known, reload, ...assistant } = loadAssistant({
    paths,
    now,
    certificates,
    isSurge: surge.isOn,
    publicUrl: config.publicUrl,
    ...(companies && { companies }),
    onReading: countReading,
  });
  let editions: readonly Edition[] = [];
  const { dataDir, publicUrl } = config;
  const turns = new SpareThread(inSlices(runTurn, { stored, steady: steadyNow }), {
    begin: () => new TurnThread(paths, { dataDir, publicUrl, certificateKey: key, editions }, countReading),
    // In a cluster the other processes have the other processors.
    isSpare: availableParallelism() > 1 && !cluster.isWorker,
    moment: () => ({ now: now(), isSurge: surge.isOn() }),
    onFailure: (error) => logger.error({ err: error }, 'the thread of turns has ended; turns run in the main thread'),
    steady: steadyNow,
  });
  const isUrgent = createUrgencyCheck(read);
  const isCry = (text = '') => read(text).urgency === 'emergency';
  const reloadAll = () => {
    reload();
    turns.renew();
  };
  const knowledge = new KnowledgeWatch({ folder: paths.knowledge, reload: reloadAll, logger });
  const use = (published: readonly Edition[]) => {
    assistant.publish(published);
    editions = published;
    turns.renew();
  };
  const releases = new Releases({ store: store.editions, use, logger });
  await releases.take().catch((error: unknown) => {
    logger.error({ problem: (error as Error).message }, 'the published articles cannot be used; the files answer');
  });
  const publish = () => releases.take();
  const editors = createEditorsDesk({ paths, store: store.editions, known, publish, now });
  const rounds: Round[] = [surge, knowledge, releases, turns];
  return {
    read,
    isUrgent,
    isCry,
    library,
    offers,
    known,
    editors,
    certificates,
    surge,
    runTurn: turns.runTurn,
    rounds,
  };
}
