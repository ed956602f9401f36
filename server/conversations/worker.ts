import { setTimeout as pause } from 'node:timers/promises';
import type { Conversation } from '../store/contract/conversations';
import { LeaseLost, type ConversationChange, type ConversationStore, type Hold } from '../store/contract/conversations';
import type { LiveBus } from './events';
import { Leases } from './leases';
import { News } from './news';
import { type OutboxPorts, overtaken, sendFirst } from './outbox';
import { Reader, type ReaderPorts } from './reader';
import { type Report, createReport } from './report';
import { type SettledPorts, tellOfSettled } from './settled';
import type { Settling } from './spool/settling';

/** How often the store is asked for work that nobody woke us for: retries, and what a dead process left behind. */
const SWEEP_MS = 500;
/**
 * While so many conversations are in hand the store is asked only every so many times: it must look past all of them, and who writes
 * in that moment waits for it.
 */
const BUSY = { held: 200, every: 4 };
/** Conversations in hand at once; far more than can be sending. */
const MAX_HELD = 2_000;
/** How soon what became of a reply is written down again where the store was away, ms: before others take the conversation up. */
const AGAIN_MS = 250;

export interface WorkerPorts extends OutboxPorts, ReaderPorts, SettledPorts {
  owner: string;
  store: ConversationStore;
  live: LiveBus;
  /** The time of leases (see StoreClock). */
  leaseNow: () => number;
  /** See {@link SWEEP_MS}, which it is when absent. */
  sweepMs?: number;
  /** After an outage: whether all that has come in for a conversation is in it, so that it may be read. Absent: always. */
  settling?: () => Pick<Settling, 'isWhole' | 'size'> | undefined;
  /** Told of what kept it from looking for work: whoever gets no messages learns so that the database is away. */
  onFailedLook?: (error: unknown) => void;
  /** Whether an error says that the store is away, so that the same call may go well later. Absent: none does. */
  isAway?: (error: unknown) => boolean;
}

/** A conversation in the hands of this worker. */
interface Held {
  work: Promise<void>;
  news: News;
}

/**
 * Takes conversations by lease, one at a time each, and does what is due in them: turns first, then sending. While a reply
 * is on its way the next message is read already.
 */
export class ConversationWorker {
  readonly #ports: WorkerPorts;
  readonly #held = new Map<string, Held>();
  readonly #waiting = new Set<string>();
  readonly #reader: Reader;
  readonly #leases: Leases;
  readonly #report: Report;
  #sweep: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #sweeps = 0;
  #stopping = false;

  constructor(ports: WorkerPorts) {
    this.#ports = ports;
    this.#reader = new Reader(ports);
    this.#leases = new Leases(ports);
    this.#report = createReport(ports);
  }

  start(): void {
    // Where the store is slow, looks that pile up would keep everything else from it.
    const look = () => (this.#looking ??= this.#wakeDue().finally(() => (this.#looking = undefined)));
    this.#sweep = setInterval(() => void look(), this.#ports.sweepMs ?? SWEEP_MS);
    this.#sweep.unref();
  }

  /** Ends the work in hand, and takes up no more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#sweep);
    await Promise.allSettled([...this.#held.values()].map(({ work }) => work));
  }

  /** Says that a conversation has work. */
  wake(id: string): void {
    if (this.#stopping) return;
    const held = this.#held.get(id);
    if (held) held.news.tell();
    // What is not whole yet is found again when it is looked for what is due.
    else if (!this.#isWhole(id)) return;
    else if (this.#held.size >= MAX_HELD) this.#waiting.add(id);
    else this.#take(id);
  }

  #isWhole(id: string): boolean {
    return this.#ports.settling?.()?.isWhole(id) ?? true;
  }

  #take(id: string): void {
    this.#leases.begin(id);
    const news = new News();
    const work = this.#work(id, news)
      .catch((error: unknown) => this.#report(id, error))
      .finally(() => this.#done(id, news));
    this.#held.set(id, { work, news });
  }

  #done(id: string, news: News): void {
    this.#held.delete(id);
    this.#leases.end(id);
    if (news.isThere) this.wake(id);
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#waiting.delete(next);
    this.wake(next);
  }

  async #wakeDue(): Promise<void> {
    this.#sweeps += 1;
    if (this.#held.size > BUSY.held && this.#sweeps % BUSY.every) return;
    try {
      const { store, now, leaseNow, concurrency, settling } = this.#ports;
      const unripe = settling?.()?.size ?? 0;
      for (const id of await store.due(now(), concurrency * 2 + unripe, leaseNow())) this.wake(id);
    } catch (error) {
      this.#ports.onFailedLook?.(error);
      this.#ports.logger.error({ err: error }, 'looking for due conversations failed');
    }
  }

  async #work(id: string, news: News): Promise<void> {
    let conversation = await this.#claim(id);
    if (!conversation) return;
    let sending: Promise<ConversationChange> | undefined;
    let reading: Promise<ConversationChange> | undefined;
    try {
      for (;;) {
        const [item] = conversation.inbox;
        let change: ConversationChange | undefined;
        let sent = false;
        if (item && this.#isWhole(id)) {
          reading = this.#reader.read(conversation, item, sending !== undefined);
          const settled = item.from === 'user' && sending && (await firstOf(sending, reading));
          if (settled) {
            conversation = await this.#commit(conversation, settled);
            sending = undefined;
          }
          change = await reading;
        } else {
          sending ??= this.#send(conversation);
          if (!sending) break;
          change = await Promise.race([sending, news.next()]);
          sent = change !== undefined;
        }
        news.take();
        if (change) conversation = await this.#commit(conversation, change);
        else if (!(conversation = await this.#claim(id))) throw new LeaseLost(id);
        if (sent) sending = undefined;
        if (change && isDone(conversation)) return (conversation = undefined);
      }
    } catch (error) {
      if (sending) await this.#writeDown(id, await sending, news);
      throw error;
    } finally {
      // Whoever takes the conversation next must not run the same turn beside this one.
      await reading?.catch(() => undefined);
      if (conversation) await this.#ports.store.release(this.#hold(conversation));
    }
  }

  #claim(id: string): Promise<Conversation | undefined> {
    const { store, owner, leaseNow } = this.#ports;
    return this.#leases.take(id, (until) => store.claim(id, owner, leaseNow(), until));
  }

  async #commit(conversation: Conversation, change: ConversationChange): Promise<Conversation> {
    const { store, live } = this.#ports;
    await tellOfSettled(this.#ports, conversation, change, this.#report);
    const next = await this.#leases.take(conversation.id, (until) =>
      store.commit(this.#hold(conversation), { ...change, until, letGo: true }),
    );
    live.emit('conversation', conversation.id);
    if (change.settle) live.emit('delivery', conversation.id);
    return next;
  }

  /**
   * What became of a reply is known and could not be written: it is tried until the store is there again or somebody else has the
   * conversation, since otherwise the reply would be sent again.
   */
  async #writeDown(id: string, change: ConversationChange, news: News): Promise<void> {
    for (;;) {
      try {
        const conversation = await this.#claim(id);
        if (conversation && concerns(change, conversation)) await this.#commit(conversation, change);
        if (conversation) await this.#ports.store.release(this.#hold(conversation));
        news.tell();
        return;
      } catch (error) {
        if (this.#stopping || !this.#ports.isAway?.(error)) {
          this.#report(id, error);
          return;
        }
        await pause(AGAIN_MS);
      }
    }
  }

  /** Begins to send what is first in line; undefined when nothing is due. */
  #send(conversation: Conversation): Promise<ConversationChange> | undefined {
    const [reply] = conversation.outbox;
    const change = overtaken(conversation.outbox);
    if (change) return Promise.resolve(change);
    if (!reply || reply.dueAt > this.#ports.now()) return undefined;
    return sendFirst(this.#ports, conversation, reply, () => this.#leases.assure(conversation.id));
  }

  #hold({ id, version }: Conversation): Hold {
    return { id, version, owner: this.#ports.owner };
  }
}

/**
 * What became of a reply, where that is known before the message has been read: it is written down at once, since after a death in
 * between the reply would be sent again, and a message may wait long for its turn.
 */
async function firstOf(
  sending: Promise<ConversationChange>,
  reading: Promise<unknown>,
): Promise<ConversationChange | undefined> {
  return Promise.race([
    sending,
    reading.then(
      () => undefined,
      () => undefined,
    ),
  ]);
}

/** Such a conversation was given back in the write that left it so. */
const isDone = ({ inbox, outbox }: Conversation): boolean => !inbox.length && !outbox.length;

/** Whether the reply of which a change tells still stands in line. */
const concerns = ({ settle = [], postpone = [] }: ConversationChange, { outbox }: Conversation): boolean =>
  [...settle, ...postpone].some(({ id }) => outbox.some((reply) => reply.id === id));
