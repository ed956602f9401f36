import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Address, LogEntry, OutboxItem } from '../store/records';
import type { SecretStore } from '../store/store';
import type { Config } from '../config';
import type { Metrics } from '../http/metrics';
import type { Activity } from './activity';

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
    options?: { cause?: unknown },
  ) {
    super(`sending failed (${failure}): ${code}`, options);
  }
}

/** One way by which people reach us. A folder under `server/channels/` and a line in its index make a new one. */
export interface Channel {
  readonly name: string;
  /** The HTTP endpoints that the platform calls, mounted at the root. Absent when it is not called from outside. */
  readonly routes?: Router;
  /** Sends one reply, or raises {@link SendError}. */
  send(to: Address, reply: OutboxItem): Promise<void>;
  /** Takes over a connection that asks to become a WebSocket; false when its path is not this channel's. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  start?(): void | Promise<void>;
  stop?(): void | Promise<void>;
}

/** What a channel hands over: whose message it is, the platform's id for it, and what was said. */
export interface Arrival {
  address: Address;
  id: string;
  activity: Activity;
}

/** What a channel is given. Resolving `take` means: on disk; answer 200 only after that. */
export interface ChannelPorts {
  take(arrival: Arrival): Promise<{ conversationId: string; accepted: boolean }>;
  /** What was said in a conversation after place `after`; for channels that are read rather than sent to. */
  log(conversationId: string, after: number): Promise<LogEntry[]>;
  conversationIdOf(address: Address): string;
  /** Calls back whenever the conversation has changed; returns the way to stop. */
  onChange(conversationId: string, listener: () => void): () => void;
  secrets: SecretStore;
  metrics: Metrics;
  logger: Logger;
  now: () => number;
}

/** Makes a channel from the configuration, or undefined when it is not switched on. */
export type ChannelFactory = (config: Config, ports: ChannelPorts) => Channel | undefined;
