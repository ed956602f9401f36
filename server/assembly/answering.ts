import { loadAssistant } from '../assistant';
import { Certificates } from '../courses/certificates';
import { createEditorsDesk } from '../content/desk';
import { checksSpelling } from '../content/rules';
import { Releases } from '../content/releases';
import { SurgeSwitch } from '../conversations/surge-switch';
import { inSlices } from '../conversations/slices';
import { createCryCheck, createUrgencyCheck } from '../urgency-check';
import { KnowledgeWatch } from '../knowledge-reload';
import { loadCompanies } from '../offers/company-file';
import { steadyNow } from '../store/clock';
import type { Ground, Round } from './ground';

/** What reads and answers: the bot with its knowledge. */
export type Answering = Awaited<ReturnType<typeof assembleAnswering>>;

/** `stored` resolves when what has come in is on disk: turns wait for it. */
export async function assembleAnswering(ground: Ground, stored: () => Promise<void>) {
  const { config, store, logger, metrics, paths, now, learningKey: key } = ground;
  const companies = loadCompanies(config.dataDir, logger);
  const certificates = new Certificates({ key, publicUrl: config.publicUrl, now });
  const surge = new SurgeSwitch({ secrets: store.secrets, logger, now });
  const { runTurn, library, offers, read, known, reload, ...assistant } = loadAssistant({
    paths,
    now,
    certificates,
    isSurge: surge.isOn,
    publicUrl: config.publicUrl,
    ...(companies && { companies }),
    onReading: ({ intent, urgency }) => metrics.readings.inc({ intent, urgency }),
  });
  const isUrgent = createUrgencyCheck(read);
  const isCry = createCryCheck(read);
  const knowledge = new KnowledgeWatch({ folder: paths.knowledge, reload, logger });
  const releases = new Releases({ store: store.editions, use: assistant.publish, logger });
  await releases.take().catch((error: unknown) => {
    logger.error({ problem: (error as Error).message }, 'the published articles cannot be used; the files answer');
  });
  const publish = () => releases.take();
  if (!checksSpelling(paths)) logger.warn('the spelling of articles is not checked: dictionary-vi is not installed');
  const editors = createEditorsDesk({ paths, store: store.editions, known, publish, logger, now });
  const rounds: Round[] = [surge, knowledge.rounds, releases.rounds];
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
    runTurn: inSlices(runTurn, { stored, steady: steadyNow }),
    rounds,
  };
}
