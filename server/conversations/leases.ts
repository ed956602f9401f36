import type { Logger } from 'pino';
import type { ConversationStore } from '../store/contract/conversations';

/** How long a worker may hold a conversation without a sign of life: as long may a person wait if the process dies. */
const LEASE_MS = 12_000;
/** How often it gives that sign. A store that takes less than 7 s for it leaves every lease sure. */
const RENEW_MS = 3_000;
/** So much must be left of a lease when a send begins, ms: nearly all platforms answer within it, and clocks agree better. */
const LEFT_MS = 2_000;
/** Who asks within so many ms of another shares the answer. */
const SHARED_MS = 500;
/** For so long a send waits to be sure of its lease, ms. */
const PATIENCE_MS = 3_000;

export interface LeasePorts {
  owner: string;
  store: Pick<ConversationStore, 'renew'>;
  /** The time of leases (see StoreClock). */
  leaseNow: () => number;
  logger: Logger;
}

/**
 * The leases of one worker: what it has in hand, and until when the store has confirmed that nobody else takes it. A worker that stood
 * still, or whose store is slow, may have lost a conversation without knowing; so it is asked here before each send.
 */
export class Leases {
  /** By conversation, as far as confirmed; times of leases. */
  readonly #until = new Map<string, number>();
  #renewal: { askedAt: number; answer: Promise<void> } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly ports: LeasePorts) {}

  /** From now on the lease of this conversation is kept up. */
  begin(id: string): void {
    this.#until.set(id, -Infinity);
    this.#timer ??= setInterval(() => void this.#renew(), RENEW_MS).unref();
  }

  end(id: string): void {
    this.#until.delete(id);
    if (this.#until.size) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Makes a call that takes the conversation, or keeps it, until the time that it is given: so it is once the call has given something. */
  async take<T>(id: string, call: (until: number) => Promise<T>): Promise<T> {
    const until = this.ports.leaseNow() + LEASE_MS;
    const result = await call(until);
    if (result !== undefined) this.#confirm(id, until);
    return result;
  }

  /** Whether a send may begin: nobody else will take the conversation in the next moment. Asks the store where that is not known. */
  async assure(id: string): Promise<boolean> {
    if (this.#isSure(id)) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.#renew(), late]);
    clearTimeout(timer);
    return this.#isSure(id);
  }

  #isSure(id: string): boolean {
    return (this.#until.get(id) ?? -Infinity) >= this.ports.leaseNow() + LEFT_MS;
  }

  #confirm(id: string, until: number): void {
    const known = this.#until.get(id);
    if (known !== undefined) this.#until.set(id, Math.max(known, until));
  }

  /** Says of all that is in hand, in one write, that it is worked on still. Never rejects. */
  #renew(): Promise<void> {
    const now = this.ports.leaseNow();
    if (this.#renewal && now < this.#renewal.askedAt + SHARED_MS) return this.#renewal.answer;
    const answer = this.#ask(now + LEASE_MS);
    this.#renewal = { askedAt: now, answer };
    return answer;
  }

  async #ask(until: number): Promise<void> {
    const { store, owner, logger } = this.ports;
    const asked = [...this.#until.keys()];
    try {
      const kept = new Set(await store.renew(asked, owner, until));
      for (const id of asked) if (kept.has(id)) this.#confirm(id, until);
      // What was taken anew since it was asked for is ours by that.
      for (const id of asked)
        if (!kept.has(id) && (this.#until.get(id) ?? Infinity) < until) this.#until.set(id, -Infinity);
    } catch (error) {
      logger.error({ err: error }, 'renewing leases failed');
    }
  }
}
