import type { LookupFunction } from 'node:net';
import type { Logger } from 'pino';
import { Rounds } from '../rounds';
import type { Metrics } from '../http/metrics';
import type { Address } from '../store/contract/conversations';
import type { MediaStore, MediaTask } from '../store/contract/media';
import { type MediaSource, download } from './download';
import { type KeepMedia, MOST_BYTES } from './keep';
import { MediaError, type MediaProblem } from './media-error';

/** How often the store is asked for what nobody woke us for, ms. */
const ROUND_MS = 1_000;
/** Downloads at once. */
const AT_ONCE = 4;
const DOWNLOAD_MS = 30_000;
/** Until then a task belongs to whoever took it, ms; longer than a download and a look at it take together. */
const LEASE_MS = 120_000;
/** Pauses before it is tried again, ms; then it is given up. */
const PAUSES = [5_000, 30_000, 120_000, 600_000];

/** A picture that is kept now, and a way to its bytes (PNG or JPEG, redrawn). */
export interface KeptPicture {
  conversationId: string;
  /** The message that it came with. */
  messageId: string;
  /** Its name in the conversation. */
  mediaId: string;
  bytes(): Promise<Buffer>;
}

/**
 * Told of every picture that a person has sent in any chat, once it is kept; beside the conversation, so it may take its
 * time. When it raises it is told again, a few times; after a crash, too: it must change nothing twice.
 */
export type PictureKept = (picture: KeptPicture) => Promise<void>;

export interface CollectorPorts {
  media: MediaStore;
  keep: KeepMedia;
  addressOf: (conversationId: string) => Promise<Address | undefined>;
  /** Where the channel's platform keeps what people send; undefined when nothing is fetched for it. */
  sourceOf: (channel: string) => MediaSource | undefined;
  onPicture?: PictureKept;
  /** Something of this conversation is there now, or will not be. */
  onChange: (conversationId: string) => void;
  metrics: Pick<Metrics, 'media'>;
  logger: Logger;
  now: () => number;
  lookup?: LookupFunction;
}

/** Fetches what people send besides text, beside the conversations: neither a webhook nor a reply ever waits for it. */
export class MediaCollector {
  readonly #underWay = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  readonly #rounds: Rounds;

  constructor(private readonly ports: CollectorPorts) {
    const failure = 'looking for media to fetch failed';
    this.#rounds = new Rounds(() => this.#round(), { logger: ports.logger, everyMs: ROUND_MS, failure });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Says that there is something to fetch. */
  wake(): void {
    this.#rounds.now();
  }

  /** What is under way is taken up again by the next process. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#rounds.stop();
    await Promise.allSettled(this.#underWay);
  }

  async #round(): Promise<void> {
    const free = AT_ONCE - this.#underWay.size;
    if (free <= 0 || this.#ending.signal.aborted) return;
    const { media, now } = this.ports;
    for (const task of await media.take(now(), now() + LEASE_MS, free)) this.#begin(task);
  }

  #begin(task: MediaTask): void {
    const work = (task.state === 'pending' ? this.#fetch(task) : this.#show(task)).catch((error: unknown) =>
      this.ports.logger.error({ err: error }, 'work on media failed'),
    );
    this.#underWay.add(work);
    void work.then(() => {
      this.#underWay.delete(work);
      this.wake();
    });
  }

  async #fetch(task: MediaTask): Promise<void> {
    try {
      const bytes = await this.#download(task);
      await this.ports.keep(task, bytes, this.ports.onPicture ? this.ports.now() : null);
      this.#ended(task, 'kept');
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      await this.#failed(task, error);
    }
  }

  async #download({ conversationId, url }: MediaTask): Promise<Buffer> {
    const { addressOf, sourceOf, lookup } = this.ports;
    const address = await addressOf(conversationId);
    const source = address && sourceOf(address.channel);
    if (!source || url === undefined) throw new MediaError('HOST');
    return await download(url, source, {
      mostBytes: MOST_BYTES,
      timeoutMs: DOWNLOAD_MS,
      signal: this.#ending.signal,
      ...(lookup && { lookup }),
    });
  }

  /** What may pass is tried again; a process that ends leaves it to the next one. */
  async #failed(task: MediaTask, { code, mayPass }: MediaError): Promise<void> {
    if (this.#ending.signal.aborted) return;
    const pause = PAUSES[task.attempts];
    if (mayPass && pause !== undefined) {
      await this.ports.media.postpone(task, task.attempts + 1, this.ports.now() + pause);
      return;
    }
    await this.ports.media.fail(task, code);
    this.#ended(task, code);
  }

  async #show(task: MediaTask): Promise<void> {
    const { media, onPicture, logger, now } = this.ports;
    try {
      await onPicture?.({
        conversationId: task.conversationId,
        messageId: task.messageId,
        mediaId: task.id,
        bytes: async () => (await media.read(task))?.bytes ?? Buffer.alloc(0),
      });
      await media.postpone(task, task.attempts, null);
    } catch (error) {
      logger.error({ err: error, conversation: task.conversationId }, 'a picture could not be looked at');
      const pause = PAUSES[task.attempts];
      await media.postpone(task, task.attempts + 1, pause === undefined ? null : now() + pause);
    }
  }

  #ended({ conversationId, kind }: MediaTask, outcome: 'kept' | MediaProblem): void {
    this.ports.metrics.media.inc({ kind, outcome });
    this.ports.onChange(conversationId);
  }
}
