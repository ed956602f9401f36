/** After so long without an answer it counts as away for now. */
const PATIENCE_MS = 1_000;

/**
 * Asks whether the database is there without waiting for calls that hang: after a silence a new one may be answered at once while
 * those before it still wait for a connection that is dead. One that is slow is there, too: an earlier call's answer counts.
 */
export class Probe {
  readonly #asked = new Set<Promise<void>>();

  /** How long the last answer took, ms; longer ones are still on their way, perhaps. */
  callMs = 0;

  /** `ping` resolves when the database takes writes; `steady` counts ms. */
  constructor(
    private readonly ping: () => Promise<void>,
    private readonly steady: () => number,
  ) {}

  /** Resolves when it answers; raises what keeps it from doing so. */
  async ask(): Promise<void> {
    const asked = this.#ask();
    this.#asked.add(asked);
    void asked.catch(ignore).then(() => this.#asked.delete(asked));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer('the database says nothing')), PATIENCE_MS);
    });
    try {
      await Promise.race([Promise.any(this.#asked), late]);
    } catch (error) {
      throw error instanceof AggregateError ? error.errors[0] : error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask(): Promise<void> {
    const began = this.steady();
    await this.ping();
    this.callMs = this.steady() - began;
  }
}

/** Raised while a question has no answer yet. */
class NoAnswer extends Error {
  readonly code = 'DATABASE_SILENT';
}

const ignore = () => undefined;
