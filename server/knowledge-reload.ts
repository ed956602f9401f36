import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { Rounds } from './rounds';

/** How often the content is looked at. Looking takes a few milliseconds; writers wait no longer than this. */
const EVERY_MS = 10_000;

interface Watched {
  /** The knowledge folder. */
  folder: string;
  /** Takes up the content as it now is, or raises with what is wrong in it. */
  reload: () => Promise<void>;
  logger: Logger;
  everyMs?: number;
}

/**
 * Takes up changes of the content while the server runs. What is broken is refused with file, line and remedy in the log,
 * and the last good content goes on answering.
 */
export class KnowledgeWatch {
  readonly #watched: Watched;
  readonly rounds: Rounds;
  #known: string;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.rounds = new Rounds(() => this.#look(), {
      logger: watched.logger,
      everyMs: watched.everyMs ?? EVERY_MS,
      failure: 'the knowledge folder cannot be looked at',
    });
    this.#known = fingerprint(watched.folder);
  }

  async #look(): Promise<void> {
    const { folder, reload, logger } = this.#watched;
    const now = fingerprint(folder);
    if (now === this.#known) return;
    this.#known = now;
    try {
      await reload();
      logger.info('the changed knowledge is in use');
    } catch (error) {
      logger.error({ problem: (error as Error).message }, 'the changed knowledge is broken; the last good one stays');
    }
  }
}

/** Changes with every file that is written, added or taken away. */
function fingerprint(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|yaml)$/.test(name))
    .map((name) => `${name} ${modified(path.join(folder, name))}`)
    .join('\n');
}

/** A file may be gone between listing and looking: an editor replaces files while it saves. */
const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
