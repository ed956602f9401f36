import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Address, LogEntry, OutboxItem, Receipt, WayBack } from '../store/contract/conversations';
import type { Uploads } from '../media/uploads';
import type { SecretStore } from '../store/contract/secrets';
import type { Config } from '../config';
import type { Metrics } from '../http/metrics';
import type { MediaSource } from '../media/download';
import type { Activity } from './activity';
import type { Consent } from './consent';
import type { Findings } from './findings';
import type { SendingPolicy, Way } from './policy';

/**
 * What a failed send means for the outbox:
 * `retry` may go well later · `reply` this reply can never be delivered · `person` this person cannot be reached until
 * they write again · `channel` nothing can be sent on this account until an operator mends it (tried again, slowly).
 */
export type SendFailure = 'retry' | 'reply' | 'person' | 'channel';

/** Raised by {@link Channel.send}. `code` is the platform's own code, for staff and metrics; it holds no message text. */
export class SendError extends Error {
  constructor(
    readonly failure: SendFailure,
    readonly code: string,
    { cause, retryAfterMs }: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(`sending failed (${failure}): ${code}`, { cause });
    this.retryAfterMs = retryAfterMs;
  }

  /** How long the platform asks us to wait. */
  readonly retryAfterMs: number | undefined;
}

/** What became of a reply: the platform's ids of the messages that it was sent as, as far as it gave any. */
export interface Delivered {
  platformIds: string[];
}

/** How fast one account may send, and how many calls may be under way at once. */
export interface Pace {
  perSecond: number;
  atOnce: number;
}

/** One way by which people reach us. A folder under `server/channels/` and a line in its index make a new one. */
export interface Channel {
  readonly name: string;
  /** The HTTP endpoints that the platform calls, mounted at the root. Absent when it is not called from outside. */
  readonly routes?: Router;
  /** Sends one reply in the way that the policy allows, or raises {@link SendError}. */
  send(to: Address, reply: OutboxItem, how?: Way): Promise<Delivered>;
  /** Shows that an answer is being written; absent where the platform cannot show it. Never raises. */
  showTyping?(to: Address): Promise<void>;
  /** Until when and how we may write to a person. */
  readonly policy: SendingPolicy;
  /** Absent: as fast as it goes. */
  readonly pace?: Pace;
  /** Where the platform keeps what people send besides text; absent where nothing is to be fetched. */
  readonly media?: MediaSource;
  /** Takes over a connection that asks to become a WebSocket; false when its path is not this channel's. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** How an administrator of our account lets us in again; absent where no grant can be lost. */
  readonly consent?: Consent;
  /** Looks whether the platform lets us work, and notes in the findings what an operator must mend. Never raises. */
  check?(): Promise<void>;
  start?(): void | Promise<void>;
  stop?(): void | Promise<void>;
}

/** What a channel hands over: whose conversation it is, the platform's id for it, and what was said or done. */
export interface Arrival {
  address: Address;
  id: string;
  /** Absent: the person. `staff`: somebody of ours, who answered outside the console. */
  from?: 'user' | 'staff';
  /** False for what gives us no leave to write: a goodbye. */
  isOpening?: false;
  activity: Activity;
}

/** What a channel is given. Resolving `take`, `echo` and `forget` means: on disk; answer 200 only after that. */
export interface ChannelPorts {
  take(arrival: Arrival): Promise<{ conversationId: string; accepted: boolean }>;
  /** Whether a message must not wait: danger is heard in it, or a person is asked for. */
  isUrgent(activity: Activity): boolean;
  /** The person is writing; where nobody looks, absent. */
  isTyping?(address: Address): void;
  /** For channels whose people are connected to us: that an answer is being written is told to whatever process has them. */
  answering: { tell(conversationId: string): void; onTold(listener: (conversationId: string) => void): void };
  /** The platform has told us of a reply of ours: it was delivered, whatever became of our call. */
  echo(address: Address, replyId: string, platformId: string): Promise<void>;
  /** The platform tells what became of replies of ours. Nothing waits for it: losing one does no harm. */
  receive(address: Address, receipt: Receipt): void;
  /** The person takes back their consent: what is kept of them goes, at the latest with the end of their open case. */
  forget(address: Address, platformId: string): Promise<void>;
  /** What is wrong with the channels, for operators. */
  findings: Findings;
  /** What was said in a conversation after place `after`; for channels that are read rather than sent to. */
  log(conversationId: string, after: number): Promise<LogEntry[]>;
  conversationIdOf(address: Address): string;
  /** Whether the person may come back to a conversation; `goodbyeId` is the message by which they leave it for good. */
  wayBack(conversationId: string, goodbyeId: string): Promise<WayBack>;
  uploads: Uploads;
  /** Calls back whenever the conversation has changed; returns the way to stop. */
  onChange(conversationId: string, listener: () => void): () => void;
  secrets: SecretStore;
  metrics: Metrics;
  logger: Logger;
  now: () => number;
  /** The time of locks (see StoreClock). */
  leaseNow: () => number;
}

/** Makes a channel from the configuration, or undefined when it is not switched on. */
export type ChannelFactory = (config: Config, ports: ChannelPorts) => Channel | undefined;
