import type { Logger } from 'pino';
import type { Channel } from '../channels/channel';
import type { Metrics } from '../http/metrics';
import type { Conversation, InboxItem } from '../store/records';
import { type ConversationChange, type ConversationStore, type Hold, LeaseLost } from '../store/store';
import type { LiveBus } from './events';
import { LEFT, sendFirst } from './outbox';
import { type RunTurn, type TakeHandoff, handoffOfUnread, processMessage } from './turn';

/** How long a worker may hold a conversation without a sign of life: as long may a person wait if the process dies. */
const LEASE_MS = 12_000;
/** How often a worker gives that sign while it works, for instance while a slow platform takes a reply. */
const RENEW_MS = 4_000;
/** How often the store is asked for work that nobody woke us for: retries, and what a dead process left behind. */
const SWEEP_MS = 500;
/** How soon a reply that was put off is tried again once its reader has written. */
const SOON_MS = 1_000;
/** A message whose turn fails this often is answered with a fixed text and set aside, so that the next ones are heard. */
const MAX_ATTEMPTS = 3;

export interface WorkerPorts {
  owner: string;
  store: ConversationStore;
  channels: ReadonlyMap<string, Channel>;
  runTurn: RunTurn;
  takeHandoff: TakeHandoff;
  /** What is said when a message cannot be processed: help by other ways. */
  fallback: () => string;
  live: LiveBus;
  metrics: Metrics;
  logger: Logger;
  now: () => number;
  random: () => number;
  /** Conversations worked on at the same time. */
  concurrency: number;
}

/** Takes conversations by lease, one at a time each, and does what is due in them: turns first, then sending. */
export class ConversationWorker {
  readonly #ports: WorkerPorts;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #waiting = new Set<string>();
  #sweep: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(ports: WorkerPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#sweep = setInterval(() => void this.#wakeDue(), SWEEP_MS);
    this.#sweep.unref();
  }

  /** Ends the work in hand, and takes up no more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#sweep);
    await Promise.allSettled(this.#busy.values());
  }

  /** Says that a conversation has work. */
  wake(id: string): void {
    if (this.#stopping) return;
    if (this.#busy.has(id) || this.#busy.size >= this.#ports.concurrency) {
      this.#waiting.add(id);
      return;
    }
    const work = this.#work(id)
      .catch((error: unknown) => this.#report(id, error))
      .finally(() => this.#done(id));
    this.#busy.set(id, work);
  }

  #done(id: string): void {
    this.#busy.delete(id);
    for (const next of this.#waiting) {
      if (this.#busy.has(next)) continue;
      this.#waiting.delete(next);
      this.wake(next);
      return;
    }
  }

  async #wakeDue(): Promise<void> {
    try {
      const { store, now, concurrency } = this.#ports;
      for (const id of await store.due(now(), concurrency * 2)) this.wake(id);
    } catch (error) {
      this.#ports.logger.error({ err: error }, 'looking for due conversations failed');
    }
  }

  async #work(id: string): Promise<void> {
    const { store, owner, now } = this.#ports;
    let conversation = await store.claim(id, owner, now(), now() + LEASE_MS);
    if (!conversation) return;
    const stopRenewing = this.#keepRenewing(id);
    try {
      for (;;) {
        const change = await this.#next(conversation);
        if (!change) break;
        conversation = await store.commit(this.#hold(conversation), { ...change, until: now() + LEASE_MS });
        this.#ports.live.emit('conversation', id);
        if (change.settle) this.#ports.live.emit('delivery', id);
      }
    } finally {
      stopRenewing();
      await store.release(this.#hold(conversation));
    }
  }

  #keepRenewing(id: string): () => void {
    const { store, owner, now, logger } = this.#ports;
    const timer = setInterval(() => {
      store.renew(id, owner, now() + LEASE_MS).catch((error: unknown) => {
        logger.error({ conversation: id, err: error }, 'renewing a lease failed');
      });
    }, RENEW_MS);
    return () => clearInterval(timer);
  }

  /** The next step in a conversation, or undefined when nothing is due. */
  async #next(conversation: Conversation): Promise<ConversationChange | undefined> {
    const item = conversation.inbox[0];
    if (item) return { ...this.#hasten(conversation, item), ...(await this.#turn(conversation, item)) };
    const reply = conversation.outbox[0];
    if (!reply || reply.dueAt > this.#ports.now()) return undefined;
    return sendFirst(this.#ports, conversation.address, reply);
  }

  /** Who writes can be reached again: the answer must not stand in line behind a reply that was put off for long. */
  #hasten({ outbox: [first] }: Conversation, { from }: InboxItem): Pick<ConversationChange, 'postpone'> {
    const soon = this.#ports.now() + SOON_MS;
    if (from !== 'user' || !first || first.dueAt <= soon) return {};
    return { postpone: [{ id: first.id, attempts: first.attempts, dueAt: soon }] };
  }

  async #turn(conversation: Conversation, item: InboxItem): Promise<ConversationChange> {
    const stop = this.#ports.metrics.turnSeconds.startTimer();
    try {
      const { state, send, hush } = await processMessage(this.#ports, conversation, item);
      this.#ports.metrics.turns.inc({ outcome: 'done' });
      const settle = hush ? conversation.outbox.map(({ id }) => ({ id, error: LEFT })) : [];
      return { state, read: [{ seq: item.seq }], send, ...(settle.length && { settle }) };
    } catch (error) {
      this.#report(conversation.id, error);
      const attempts = item.attempts + 1;
      if (attempts < MAX_ATTEMPTS) return { retry: [{ seq: item.seq, attempts }] };
      return await this.#setAside(conversation, item);
    } finally {
      stop();
    }
  }

  /** The bot cannot read this message: a person gets it, and its writer is told and given the numbers. */
  async #setAside({ id, address }: Conversation, item: InboxItem): Promise<ConversationChange> {
    const read = [{ seq: item.seq, failed: true }];
    if (item.from !== 'user') return { read };
    await this.#ports.takeHandoff(id, address, item, handoffOfUnread(id, item));
    const activity = { type: 'message', text: this.#ports.fallback() };
    return { read, send: [{ id: `re:${item.seq}:failed`, from: 'bot', createdAt: this.#ports.now(), activity }] };
  }

  #hold({ id, version }: Conversation): Hold {
    return { id, version, owner: this.#ports.owner };
  }

  #report(id: string, error: unknown): void {
    const lost = error instanceof LeaseLost;
    this.#ports.metrics.turns.inc({ outcome: lost ? 'lease-lost' : 'failed' });
    if (lost) this.#ports.logger.warn({ conversation: id }, 'another worker took the conversation over');
    else this.#ports.logger.error({ conversation: id, err: error }, 'work on a conversation failed');
  }
}
