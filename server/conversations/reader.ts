import type { Logger } from 'pino';
import { ASIDE, type Aside } from '../../bot/aside';
import type { NoteMedia } from '../media/note-media';
import type { Conversation, ConversationChange, InboxItem } from '../store/contract/conversations';
import { NO_TRACING, type OpenSpan } from '../tracing/tracing';
import { settledByEcho } from './echo';
import type { FloodGate } from './flood';
import { LEFT, type OutboxPorts } from './outbox';
import { createReport, type Report } from './report';
import { type Rank, Slots } from './slots';
import { type NoteUnanswered, type RunTurn, type TakeHandoff, handoffOfUnread, processMessage } from './turn';

/** How soon a reply that was put off is tried again once its reader has written. */
const SOON_MS = 1_000;
/** Letters: longer than Messenger takes, a paste. To read it costs as much as to read dozens of others. */
const LONG_TEXT = 2_000;
/** A turn that takes longer shows that an answer is being written. */
const TYPING_MS = 1_000;
/** A message whose turn fails this often is answered with a fixed text and set aside, so that the next ones are heard. */
const MAX_ATTEMPTS = 3;

export interface ReaderPorts extends Pick<OutboxPorts, 'channels' | 'metrics' | 'tracing' | 'now'> {
  runTurn: RunTurn;
  takeHandoff: TakeHandoff;
  noteUnanswered?: NoteUnanswered;
  noteMedia?: NoteMedia;
  /** Absent: nobody is slowed down. */
  flood?: Pick<FloodGate, 'judge'>;
  /** What is said when a message cannot be processed, nor the bot asked to say so: help by other ways. */
  fallback: () => string;
  logger: Logger;
  /** Turns at the same time. Sending does not count: a platform that hangs must not keep anybody from being heard. */
  concurrency: number;
  /** What is read before the rest when many wait. Absent: everything in its order. */
  isUrgent?: (item: InboxItem) => boolean;
  /** So many of the turns are kept free for what is urgent, as things stand. */
  reserved?: () => number;
}

/** Reads messages of conversations that are in hand: so many at a time, the urgent ones first. */
export class Reader {
  readonly #ports: ReaderPorts;
  readonly #turns: Slots;
  readonly #report: Report;

  constructor(ports: ReaderPorts) {
    this.#ports = ports;
    this.#turns = new Slots(ports.concurrency, ports.reserved);
    this.#report = createReport(ports);
  }

  /** Gives what the message changes; `isSending` while a reply is on its way. */
  async read(conversation: Conversation, item: InboxItem, isSending: boolean): Promise<ConversationChange> {
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
}
