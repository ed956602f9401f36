import type { Logger } from 'pino';
import { ASIDE, type Aside } from '../../bot/aside';
import { campaignOfReply } from '../campaigns/names';
import type { NoteMedia } from '../media/note-media';
import type { Conversation, InboxItem } from '../store/contract/conversations';
import { LeaseLost, type ConversationChange, type ConversationStore, type Hold } from '../store/contract/conversations';
import type { LiveBus } from './events';
import { NO_TRACING, type OpenSpan } from '../tracing/tracing';
import { settledByEcho } from './echo';
import type { FloodGate } from './flood';
import { News } from './news';
import type { Settling } from './spool/settling';
import { LEFT, type OutboxPorts, overtaken, sendFirst } from './outbox';
import { type Rank, Slots } from './slots';
import {
  type NoteCampaign,
  type NoteUnanswered,
  type NoteUnsent,
  type RunTurn,
  type TakeHandoff,
  handoffOfUnread,
  processMessage,
} from './turn';

/** How long a worker may hold a conversation without a sign of life: as long may a person wait if the process dies. */
const LEASE_MS = 12_000;
/** How often a worker gives that sign while it works, for instance while a slow platform takes a reply. */
const RENEW_MS = 4_000;
/** How often the store is asked for work that nobody woke us for: retries, and what a dead process left behind. */
const SWEEP_MS = 500;
/**
 * While so many conversations are in hand the store is asked only every so many times: it must look past all of them, and who writes
 * in that moment waits for it.
 */
const BUSY = { held: 200, every: 4 };
/** How soon a reply that was put off is tried again once its reader has written. */
const SOON_MS = 1_000;
/** Conversations in hand at once; far more than can be sending. */
/** Letters: longer than Messenger takes, a paste. To read it costs as much as to read dozens of others. */
const LONG_TEXT = 2_000;
const MAX_HELD = 2_000;
/** A turn that takes longer shows that an answer is being written. */
const TYPING_MS = 1_000;
/** A message whose turn fails this often is answered with a fixed text and set aside, so that the next ones are heard. */
const MAX_ATTEMPTS = 3;

export interface WorkerPorts extends OutboxPorts {
  owner: string;
  store: ConversationStore;
  runTurn: RunTurn;
  takeHandoff: TakeHandoff;
  noteUnanswered?: NoteUnanswered;
  noteUnsent?: NoteUnsent;
  noteMedia?: NoteMedia;
  /** Told when a campaign's message has been delivered, or has not and why. */
  noteCampaign?: NoteCampaign;
  /** Absent: nobody is slowed down. */
  flood?: Pick<FloodGate, 'judge'>;
  /** What is said when a message cannot be processed, nor the bot asked to say so: help by other ways. */
  fallback: () => string;
  live: LiveBus;
  logger: Logger;
  /** The time of leases (see StoreClock). */
  leaseNow: () => number;
  /** After an outage: whether all that has come in for a conversation is in it, so that it may be read. Absent: always. */
  settling?: () => Pick<Settling, 'isWhole' | 'size'> | undefined;
  /** Told of what kept it from looking for work: whoever gets no messages learns so that the database is away. */
  onFailedLook?: (error: unknown) => void;
  /** Turns at the same time. Sending does not count: a platform that hangs must not keep anybody from being heard. */
  concurrency: number;
  /** What is read before the rest when many wait. Absent: everything in its order. */
  isUrgent?: (item: InboxItem) => boolean;
  /** So many of the turns are kept free for what is urgent, as things stand. */
  reserved?: () => number;
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
  readonly #turns: Slots;
  #sweep: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #sweeps = 0;
  #renewing: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(ports: WorkerPorts) {
    this.#ports = ports;
    this.#turns = new Slots(ports.concurrency, ports.reserved);
  }

  start(): void {
    // Where the store is slow, looks that pile up would keep everything else from it.
    const look = () => (this.#looking ??= this.#wakeDue().finally(() => (this.#looking = undefined)));
    this.#sweep = setInterval(() => void look(), SWEEP_MS);
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
    this.#renewing ??= setInterval(() => this.#renew(), RENEW_MS).unref();
    const news = new News();
    const work = this.#work(id, news)
      .catch((error: unknown) => this.#report(id, error))
      .finally(() => this.#done(id, news));
    this.#held.set(id, { work, news });
  }

  #done(id: string, news: News): void {
    this.#held.delete(id);
    if (!this.#held.size) this.#rest();
    if (news.isThere) this.wake(id);
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#waiting.delete(next);
    this.wake(next);
  }

  /** Nothing is in hand. */
  #rest(): void {
    clearInterval(this.#renewing);
    this.#renewing = undefined;
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
    const { store, owner, leaseNow } = this.#ports;
    const claim = () => store.claim(id, owner, leaseNow(), leaseNow() + LEASE_MS);
    let conversation = await claim();
    if (!conversation) return;
    let sending: Promise<ConversationChange> | undefined;
    try {
      for (;;) {
        const [item] = conversation.inbox;
        let change: ConversationChange | undefined;
        if (item && this.#isWhole(id)) change = await this.#read(conversation, item, sending !== undefined);
        else {
          sending ??= this.#send(conversation);
          if (!sending) break;
          change = await Promise.race([sending, news.next()]);
          if (change) sending = undefined;
        }
        news.take();
        if (change) conversation = await this.#commit(conversation, change);
        else if (!(conversation = await claim())) throw new LeaseLost(id);
        if (change && isDone(conversation)) return (conversation = undefined);
      }
    } finally {
      if (conversation) await store.release(this.#hold(conversation));
    }
  }

  async #commit(conversation: Conversation, change: ConversationChange): Promise<Conversation> {
    const { store, live, leaseNow } = this.#ports;
    await this.#tellOfUnsent(conversation, change);
    await this.#tellOfCampaigns(conversation, change);
    const next = await store.commit(this.#hold(conversation), {
      ...change,
      until: leaseNow() + LEASE_MS,
      letGo: true,
    });
    live.emit('conversation', conversation.id);
    if (change.settle) live.emit('delivery', conversation.id);
    return next;
  }

  /** For a campaign's figures. */
  async #tellOfCampaigns({ id }: Conversation, { settle = [] }: ConversationChange): Promise<void> {
    for (const { id: replyId, error } of settle) {
      const campaign = campaignOfReply(replyId);
      if (campaign)
        await this.#ports.noteCampaign?.(id, campaign, error).catch((failure: unknown) => this.#report(id, failure));
    }
  }

  /** Before it is settled, so that no crash hides it; telling must not stop the sending. */
  async #tellOfUnsent({ id, outbox }: Conversation, { settle = [] }: ConversationChange): Promise<void> {
    // Of a campaign nobody needs to be told.
    const missed = settle.filter(({ id: replyId, error }) => error !== LEFT && !campaignOfReply(replyId));
    const staffs = new Set(outbox.filter(({ from }) => from === 'staff').map((reply) => reply.id));
    const unsent = missed.flatMap(({ id: replyId, error }) =>
      error ? { replyId, error, byStaff: staffs.has(replyId) } : [],
    );
    if (!unsent.length) return;
    await this.#ports.noteUnsent?.(id, unsent).catch((error: unknown) => this.#report(id, error));
  }

  /** Says of all conversations in hand, in one write, that they are worked on still. */
  #renew(): void {
    const { store, owner, leaseNow, logger } = this.#ports;
    store.renew([...this.#held.keys()], owner, leaseNow() + LEASE_MS).catch((error: unknown) => {
      logger.error({ err: error }, 'renewing leases failed');
    });
  }

  async #read(conversation: Conversation, item: InboxItem, isSending: boolean): Promise<ConversationChange> {
    const echo = settledByEcho(item, conversation);
    if (echo) return echo;
    // What is tried again was let in the first time.
    const verdict = (item.attempts === 0 && (await this.#ports.flood?.judge(conversation.id, item))) || 'read';
    if (verdict !== 'read') return this.#slowDown(conversation, item, verdict);
    const change = await this.#turns.run(() => this.#turn(conversation, item), this.#rankOf(item));
    return isSending ? change : { ...this.#hasten(conversation, item), ...change };
  }

  #rankOf(item: InboxItem): Rank {
    if (this.#ports.isUrgent?.(item)) return 'urgent';
    return (item.activity.text?.length ?? 0) > LONG_TEXT ? 'long' : 'normal';
  }

  /** Begins to send what is first in line; undefined when nothing is due. */
  #send(conversation: Conversation): Promise<ConversationChange> | undefined {
    const [reply] = conversation.outbox;
    const change = overtaken(conversation.outbox);
    if (change) return Promise.resolve(change);
    if (!reply || reply.dueAt > this.#ports.now()) return undefined;
    return sendFirst(this.#ports, conversation, reply);
  }

  /** Who writes can be reached again: the answer must not stand in line behind a reply that was put off for long. */
  #hasten({ outbox: [first] }: Conversation, { from }: InboxItem): Pick<ConversationChange, 'postpone'> {
    const soon = this.#ports.now() + SOON_MS;
    if (from !== 'user' || !first || first.dueAt <= soon) return {};
    return { postpone: [{ id: first.id, attempts: first.attempts, dueAt: soon }] };
  }

  async #turn(conversation: Conversation, item: InboxItem): Promise<ConversationChange> {
    const stop = this.#ports.metrics.turnSeconds.startTimer();
    const { address } = conversation;
    const span = this.#spanOf(conversation, item);
    const typing = setTimeout(() => {
      void this.#ports.channels.get(address.channel)?.showTyping?.(address);
    }, TYPING_MS);
    try {
      const { state, send, hush } = await processMessage(this.#ports, conversation, item);
      this.#ports.metrics.turns.inc({ outcome: 'done' });
      span.end('done');
      const settle = hush ? conversation.outbox.map(({ id }) => ({ id, error: LEFT })) : [];
      return { state, read: [{ seq: item.seq }], send, ...(settle.length && { settle }) };
    } catch (error) {
      span.end('failed', true);
      this.#report(conversation.id, error);
      const attempts = item.attempts + 1;
      if (attempts < MAX_ATTEMPTS) return { retry: [{ seq: item.seq, attempts }] };
      return await this.#setAside(conversation, item);
    } finally {
      clearTimeout(typing);
      stop();
    }
  }

  /** What people write was seen when it came in; what comes from our own side begins here. */
  #spanOf({ id, address: { channel } }: Conversation, { id: messageId, from, attempts }: InboxItem): OpenSpan {
    const { tracing = NO_TRACING } = this.#ports;
    return tracing.begin('turn', { conversationId: id, messageId }, { channel, isFirst: from !== 'user' && !attempts });
  }

  /** Somebody floods the conversation: the message stays in it, and costs no answer. */
  async #slowDown(conversation: Conversation, item: InboxItem, verdict: 'tell' | 'keep'): Promise<ConversationChange> {
    this.#ports.metrics.turns.inc({ outcome: 'flood' });
    const read = [{ seq: item.seq }];
    if (verdict === 'keep') return { read };
    const said = await this.#turns
      .run(() => this.#aside(conversation, item, 'slow_down'))
      .catch((error: unknown) => {
        this.#report(conversation.id, error);
      });
    return { ...said, read };
  }

  /** The bot cannot read this message: a person gets it, and its writer is told and given the numbers. */
  async #setAside(conversation: Conversation, item: InboxItem): Promise<ConversationChange> {
    const { id, address } = conversation;
    const read = [{ seq: item.seq, failed: true }];
    if (item.from !== 'user') return { read };
    await this.#ports.takeHandoff(id, address, item, handoffOfUnread(id, item));
    try {
      return { ...(await this.#aside(conversation, item, 'failed')), read };
    } catch {
      const activity = { type: 'message', text: this.#ports.fallback() };
      return { read, send: [{ id: `re:${item.seq}:failed`, from: 'bot', createdAt: this.#ports.now(), activity }] };
    }
  }

  /** The bot says it, for it knows whether somebody else may hold the phone. */
  async #aside(conversation: Conversation, item: InboxItem, phrase: Aside['phrase']): Promise<ConversationChange> {
    const activity = { type: 'event', name: ASIDE, value: { phrase } satisfies Aside };
    const asked = { ...item, from: 'system' as const, activity };
    const { state, send } = await processMessage(this.#ports, conversation, asked);
    return { state, send };
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

/** Such a conversation was given back in the write that left it so. */
const isDone = ({ inbox, outbox }: Conversation): boolean => !inbox.length && !outbox.length;
