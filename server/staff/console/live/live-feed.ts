import type { LiveEvent } from '../api/types';
import { Observable } from '../shared/observable';

/** How things stand with the stream. */
export type Connection = 'joining' | 'live' | 'lost';

/** `resync`: much has changed, or we were away and may have missed something. */
export type News = LiveEvent | { type: 'resync' };

/** Somebody is writing in a case: a member of staff, or, when none is named, the person. */
export interface Typing {
  caseId: string;
  staffId?: string;
  name?: string;
}

const EVENT_TYPES = ['opened', 'message', 'claimed', 'changed', 'closed', 'overdue', 'reminder'] as const;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** The server's stream of news, joined again whenever it breaks off. */
export class LiveFeed {
  readonly connection = new Observable<Connection>('joining');
  readonly #listeners = new Set<(news: News) => void>();
  readonly #typingListeners = new Set<(typing: Typing) => void>();
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = FIRST_PAUSE_MS;

  /** `onBroken`: whether it is the network or the session that ended, the stream itself does not tell. */
  constructor(
    readonly url: string,
    private readonly onBroken: () => void = () => undefined,
  ) {}

  readonly listen = (listener: (news: News) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Signs of writing pass: they change nothing that must be fetched anew. */
  readonly listenTyping = (listener: (typing: Typing) => void): (() => void) => {
    this.#typingListeners.add(listener);
    return () => this.#typingListeners.delete(listener);
  };

  /** Joins; gives the way to leave. */
  readonly start = (): (() => void) => {
    const network = new AbortController();
    // The stream itself notices a network that is gone only when the connection times out, minutes later.
    window.addEventListener('offline', () => this.#leave(), network);
    window.addEventListener('online', () => this.#join(), network);
    this.#join();
    return () => {
      network.abort();
      clearTimeout(this.#timer);
      this.#source?.close();
    };
  };

  #leave(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.connection.set('lost');
  }

  #join(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    const source = (this.#source = new EventSource(this.url));
    source.addEventListener('ready', () => this.#joined());
    source.addEventListener('open', () => this.#joined());
    source.addEventListener('error', () => this.#broken(source));
    source.addEventListener('typing', ({ data }) => {
      const typing = parseEvent('changed', data);
      if (typing) for (const listener of this.#typingListeners) listener(typing);
    });
    // Of thousands of cases that become late at once nobody is told one by one.
    source.addEventListener('many', () => this.#tell({ type: 'resync' }));
    for (const type of EVENT_TYPES) source.addEventListener(type, ({ data }) => this.#tell(parseEvent(type, data)));
  }

  #joined(): void {
    this.#pauseMs = FIRST_PAUSE_MS;
    const wasLost = this.connection.get() === 'lost';
    this.connection.set('live');
    if (wasLost) this.#tell({ type: 'resync' });
  }

  /** We join anew ourselves: the browser gives up for good after an answer that is not a stream (401, 502). */
  #broken(source: EventSource): void {
    source.close();
    this.connection.set('lost');
    this.onBroken();
    this.#timer = setTimeout(() => this.#join(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  #tell(news: News | undefined): void {
    if (news) for (const listener of this.#listeners) listener(news);
  }
}

function parseEvent(type: LiveEvent['type'], data: unknown): LiveEvent | undefined {
  try {
    return { ...(JSON.parse(String(data)) as Omit<LiveEvent, 'type'>), type };
  } catch {
    return undefined;
  }
}
