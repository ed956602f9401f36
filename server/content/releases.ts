import type { Logger } from 'pino';
import { Rounds } from '../rounds';
import type { EditionStore } from '../store/contract/editions';
import type { Edition } from './edition';

/** How soon a process takes up what another one has published. Asking costs one look into an index. */
const EVERY_MS = 1_000;

interface Ports {
  store: Pick<EditionStore, 'lastRelease' | 'published'>;
  /** Answers from these editions over the files; raises, and changes nothing, when that would be broken. */
  use: (editions: readonly Edition[]) => Promise<void>;
  logger: Logger;
  everyMs?: number;
}

/** Brings published editions into use: here at once, and soon in every other process on the same store. */
export class Releases {
  readonly #ports: Ports;
  readonly rounds: Rounds;
  #taken = 0;
  #taking = Promise.resolve();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.rounds = new Rounds(() => this.take(), {
      logger: ports.logger,
      everyMs: ports.everyMs ?? EVERY_MS,
      failure: 'the published articles cannot be used; the last good ones stay',
    });
  }

  /**
   * Takes up what is new, and resolves when all that was published before is in use, whoever has begun to take it up. What is
   * broken is tried once: the next release tries again.
   */
  take(): Promise<void> {
    this.#taking = this.#taking.catch(() => undefined).then(() => this.#take());
    return this.#taking;
  }

  async #take(): Promise<void> {
    const last = await this.#ports.store.lastRelease();
    if (last === this.#taken) return;
    const editions = await this.#ports.store.published();
    this.#taken = last;
    await this.#ports.use(editions);
    this.#ports.logger.info({ release: last }, 'published articles are in use');
  }
}
