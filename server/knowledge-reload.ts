import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';

/** How often the content is looked at. Looking takes a few milliseconds; writers wait no longer than this. */
const EVERY_MS = 10_000;

interface Watched {
  /** The knowledge folder. */
  folder: string;
  /** Takes up the content as it now is, or raises with what is wrong in it. */
  reload: () => void;
  logger: Logger;
  everyMs?: number;
}

/**
 * Takes up changes of the content while the server runs. What is broken is refused with file, line and remedy in the log,
 * and the last good content goes on answering.
 */
export class KnowledgeWatch {
  readonly #watched: Watched;
  #known: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#known = fingerprint(watched.folder);
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), this.#watched.everyMs ?? EVERY_MS);
    this.#timer.unref();
  }

  stop(): Promise<void> {
    clearInterval(this.#timer);
    return Promise.resolve();
  }

  #look(): void {
    const { folder, reload, logger } = this.#watched;
    const now = fingerprint(folder);
    if (now === this.#known) return;
    this.#known = now;
    try {
      reload();
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
