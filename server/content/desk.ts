import type { Logger } from 'pino';
import type { Content } from '../../knowledge/loader';
import { type Abbreviations, loadAbbreviations } from '../../knowledge/registers';
import type { ProjectPaths } from '../paths';
import type { EditionStore } from '../store/contract/editions';
import { todayInVietnam } from '../../bot/vietnam-time';
import { Editorial } from './editorial';
import { createFullCheck } from './full-check';
import type { KnownContent } from './known-content';
import { type QuickCheck, createQuickCheck } from './rules';

/** What the editors' page works with. */
export interface EditorsDesk {
  editorial: Editorial;
  /** The content as it answers now, and as the files alone have it. */
  content: () => Content;
  files: () => Content;
  quickCheck: QuickCheck;
  abbreviations: Abbreviations;
}

interface Ports {
  paths: ProjectPaths;
  store: EditionStore;
  known: Pick<KnownContent, 'content' | 'files'>;
  /** Takes up what was published. */
  publish: () => Promise<void>;
  logger: Logger;
  now: () => number;
}

export function createEditorsDesk({ paths, store, known, publish, logger, now }: Ports): EditorsDesk {
  const { content, files } = known;
  const today = () => todayInVietnam(now());
  const check = createFullCheck(paths);
  const afterwards = (work: Promise<void>) =>
    void work.catch((error: unknown) => logger.error({ err: error }, 'an edition that was put back was not checked'));
  return {
    editorial: new Editorial({ store, content, files, check, publish, afterwards, today, now }),
    content,
    files,
    quickCheck: createQuickCheck(paths),
    abbreviations: loadAbbreviations(paths.knowledge),
  };
}
