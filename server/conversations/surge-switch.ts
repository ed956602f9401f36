import type { Logger } from 'pino';
import { Rounds } from '../rounds';
import type { SecretStore } from '../store/contract/secrets';

/** Whether far more people write than usual, since when (epoch ms) and by whose word. */
export interface Surge {
  on: boolean;
  since?: number;
  /** Id of the supervisor. */
  by?: string;
}

interface Ports {
  secrets: SecretStore;
  logger: Logger;
  now: () => number;
}

const NAME = 'surge';
/** So late other processes learn of it. */
const LOOK_MS = 5_000;

/**
 * The switch for the hours in which far more people write than usual: dialogs are short, nothing is offered, and turns
 * are kept free for cries for help. A supervisor turns it; every process knows within seconds, and after a new start.
 */
export class SurgeSwitch {
  #surge: Surge = { on: false };
  readonly #rounds: Rounds;

  constructor(private readonly ports: Ports) {
    const failure = 'looking for the surge switch failed';
    this.#rounds = new Rounds(() => this.look(), { logger: ports.logger, everyMs: LOOK_MS, failure });
  }

  start(): void {
    this.#rounds.now();
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  get surge(): Surge {
    return this.#surge;
  }

  readonly isOn = (): boolean => this.#surge.on;

  async set(on: boolean, by: string): Promise<Surge> {
    const surge = { on, since: this.ports.now(), by };
    await this.ports.secrets.put(NAME, JSON.stringify(surge));
    this.#surge = surge;
    return surge;
  }

  async look(): Promise<void> {
    const kept = await this.ports.secrets.get(NAME);
    this.#surge = kept === undefined ? { on: false } : (JSON.parse(kept) as Surge);
  }
}
