import type { Logger } from 'pino';
import type { LiveNews, NewsStore } from '../store/contract/news';
import type { LiveBus } from './events';

/** News of one moment are told together. */
const MOMENT_MS = 25;

interface ExchangePorts {
  live: LiveBus;
  store: NewsStore;
  logger: Logger;
}

/** Carries live news between the processes on one database: what happens here is told there, and the other way round. */
export class NewsExchange {
  readonly #ports: ExchangePorts;
  /** By what they say: the same news twice in a moment are told once. */
  #untold = new Map<string, LiveNews>();
  #timer: NodeJS.Timeout | undefined;
  #leave: () => Promise<void> = () => Promise.resolve();

  constructor(ports: ExchangePorts) {
    this.#ports = ports;
    const { live } = ports;
    live.on('conversation', (id, from) => from || this.#tell({ kind: 'conversation', id }));
    live.on('delivery', (id, from) => from || this.#tell({ kind: 'delivery', id }));
    live.on('case', (id, change, from) => from || this.#tell({ kind: 'case', id, change }));
    live.on('answering', (id, from) => from || this.#tell({ kind: 'answering', id }));
    live.on('typing', (id, staffId, from) => from || this.#tell({ kind: 'typing', id, ...(staffId && { staffId }) }));
  }

  /** Resolves once the others are heard. */
  async start(): Promise<void> {
    this.#leave = await this.#ports.store.listen((all) => all.forEach((one) => this.#hear(one)));
  }

  /** Tells what is untold and listens no more. */
  async stop(): Promise<void> {
    await this.#leave();
    await this.#tellAll();
  }

  #hear(news: LiveNews): void {
    const { live } = this.#ports;
    if (news.kind === 'case') live.emit('case', news.id, news.change, 'afar');
    else if (news.kind === 'typing') live.emit('typing', news.id, news.staffId, 'afar');
    else live.emit(news.kind, news.id, 'afar');
  }

  #tell(news: LiveNews): void {
    this.#untold.set(Object.values(news).join(' '), news);
    this.#timer ??= setTimeout(() => void this.#tellAll(), MOMENT_MS).unref();
  }

  /** News that cannot be told are dropped: whoever needs them looks into the store now and then. */
  async #tellAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const news = [...this.#untold.values()];
    this.#untold.clear();
    if (!news.length) return;
    await this.#ports.store.tell(news).catch((error: unknown) => {
      this.#ports.logger.warn({ err: error }, 'other processes could not be told the news');
    });
  }
}
